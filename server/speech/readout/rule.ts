/**
 * One rule of reading aloud: a shape of written text and what is said for it.
 * Promise: rules never see what an earlier rule said; they read the written text from left to right.
 */
export interface Rule {
  /** Sticky (`y`) and Unicode (`u`): tried at one place. May look behind. */
  readonly shape: RegExp;
  /** `groups` are the captures, '' where one is absent. Undefined: not mine, the next rule may try. */
  say(groups: readonly string[], around: Surroundings): string | undefined;
}

export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

/** A number as written: 3600, 3,600, 1.5. One capture. */
export const number = '((?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?)';
/** Not in the middle of a number or a code. */
export const start = '(?<![\\d.,A-Za-z]|\\d-)';
/** A dash that means "up to". */
export const dash = '\\s*[-–—−~～〜]+\\s*';
/** The number is over. */
export const end = '(?![\\d]|[.,]\\d)';

/** A sticky rule shape from source text. */
export const shape = (source: string): RegExp => new RegExp(source, 'yu');
