/**
 * What a person chose on this phone: size of the letters, dialect. Kept in the browser, sent nowhere but with a question.
 * Promise: works where storage is forbidden (the choice then lasts as long as the page).
 */
import { ref, watchEffect } from 'vue';

/** Size of plain text in px; the standard for old eyes asks for 18 to 30. */
const plain = 20;
const textSizes: readonly number[] = [plain, 24, 30];

export function usePreferences() {
  const size = ref(Number(load('size')) || plain);
  const dialect = ref(load('dialect') ?? '');
  watchEffect(() => {
    document.documentElement.style.fontSize = `${size.value}px`;
    save('size', String(size.value));
  });
  watchEffect(() => save('dialect', dialect.value));
  const nextSize = () => {
    const at = textSizes.indexOf(size.value);
    size.value = textSizes[(at + 1) % textSizes.length] ?? plain;
  };
  return { size, dialect, nextSize };
}

function load(key: string): string | undefined {
  try {
    return localStorage.getItem(`xiangyin.${key}`) ?? undefined;
  } catch {
    return undefined;
  }
}

function save(key: string, value: string): void {
  try {
    localStorage.setItem(`xiangyin.${key}`, value);
  } catch {
    // A private window forbids it; nothing depends on it.
  }
}
