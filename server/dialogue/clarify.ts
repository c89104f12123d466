/**
 * The question that is asked back when several services may be meant.
 * Promise: pure; one sentence; each choice by its number, so that it can be answered by number, by name or by a part of it.
 * Change with it: choices.ts, reply.ts.
 */
import type { Choice } from '../turn/turn.js';

const numbers = ['一', '二', '三', '四'];

/** `say`: the question in words of its own, which the numbered choices then follow. "您问的是：第一，低保；第二，五保；还是第三，临时救助？" One choice is asked for with yes or no. */
export function clarifyQuestion(choices: readonly Choice[], say?: string): string {
  const [only, second] = choices;
  if (!only) return '您要办的是哪件事？';
  if (!second) return `您问的是${only.label}吗？`;
  if (say !== undefined && choices.every((c) => say.includes(c.label))) return say;
  const named = choices.slice(0, numbers.length).map((c, i) => `第${numbers[i]}，${c.label}`);
  const last = named.pop();
  const opening = say === undefined ? '您问的是：' : `${say.replace(/[，。？?：:]$/u, '')}：`;
  return `${opening}${named.join('；')}；还是${last}？`;
}
