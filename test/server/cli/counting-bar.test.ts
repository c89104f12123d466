import { describe, expect, it } from 'vitest';
import { countingBar } from '../../../server/cli/counting-bar.js';

function bar(isTTY: boolean, columns = 60) {
  const written: string[] = [];
  const clock = { now: 0 };
  const counting = countingBar({ isTTY, columns, write: (text) => written.push(text) }, () => clock.now);
  const pass = (ms: number) => {
    clock.now += ms;
  };
  return { ...counting, written, pass };
}

describe('the counting bar', () => {
  it('shows how many of how many, and which', () => {
    const { show, written, end } = bar(true);
    show(5, 10, 'folder/低保\u001b[2J办法.md');
    expect(written).toEqual(['\r\x1b[K[############............] 5/10 低保?[2J办法.md']);
    end();
    expect(written.at(-1)).toBe('\r\x1b[K');
  });

  it('keeps to the terminal’s width, a Chinese character being two wide', () => {
    const { show, written } = bar(true, 42);
    show(0, 10, '低保实施办法');
    expect(written[0]).toMatch(/0\/10 低保实施$/);
  });

  it('is redrawn a few times a second, and always at the end', () => {
    const { show, written, pass } = bar(true);
    show(1, 10, 'a');
    pass(10);
    show(2, 10, 'b');
    expect(written).toHaveLength(1);
    pass(60);
    show(3, 10, 'c');
    show(10, 10, '');
    expect(written).toHaveLength(3);
  });

  it('stays silent where nobody watches', () => {
    const { show, end, written } = bar(false);
    show(1, 10, 'a');
    end();
    expect(written).toEqual([]);
  });
});
