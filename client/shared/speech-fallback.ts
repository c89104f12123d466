/**
 * The device's own voice, for when the server has none (speechSynthesis).
 * Promise: speaks only with a Chinese voice; says by its result whether it can.
 * Change with it: client/mobile/use-assistant.ts.
 */
export interface FallbackVoice {
  /** False: this device has no Chinese voice, so the answer can only be read. */
  speak(sentences: readonly string[], options: { dialect: string; speed: number }): boolean;
  stop(): void;
}

/** What the device calls the languages our dialects may be read in, best first. */
const languages = (dialect: string): readonly string[] =>
  dialect === 'cantonese' ? ['zh-hk', 'yue', 'zh'] : ['zh-cn', 'zh'];

export function createFallbackVoice(onSentence: (sentence: number | undefined) => void): FallbackVoice {
  const synthesis: SpeechSynthesis | undefined = window.speechSynthesis;
  let round = 0;

  const voiceFor = (dialect: string) => {
    const voices = synthesis?.getVoices() ?? [];
    for (const language of languages(dialect)) {
      const voice = voices.find((v) => v.lang.toLowerCase().replace('_', '-').startsWith(language));
      if (voice) return voice;
    }
    return undefined;
  };
  const stop = () => {
    round++;
    synthesis?.cancel();
  };

  return {
    stop,
    speak: (sentences, { dialect, speed }) => {
      const voice = voiceFor(dialect);
      if (!synthesis || !voice || sentences.length === 0) return false;
      stop();
      const current = round;
      sentences.forEach((text, i) => {
        const utterance = new SpeechSynthesisUtterance(text);
        utterance.voice = voice;
        utterance.lang = voice.lang;
        utterance.rate = speed;
        utterance.onstart = () => current === round && onSentence(i);
        const done = () => current === round && i === sentences.length - 1 && onSentence(undefined);
        utterance.onend = done;
        utterance.onerror = done;
        synthesis.speak(utterance);
      });
      return true;
    },
  };
}
