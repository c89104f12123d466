/**
 * Tells a text that Whisper made up from one that somebody said: loops, and sentences it learned from video captions.
 * Change with it: decode-window.ts (which decodes again), whisper.ts, and the tests that name what must pass.
 */
import { deflateSync } from 'node:zlib';

/** Whisper's own measure: text that packs this well repeats itself. */
const maxCompression = 2.4;
/** Characters a second that nobody exceeds, and a length below which that says nothing. */
const maxRate = 10;
const shortText = 12;

/** Is the text a loop, as nobody speaks in so many seconds? */
export function isLoop(text: string, seconds: number): boolean {
  if (text.length > Math.max(shortText, maxRate * seconds)) return true;
  const bytes = Buffer.from(text);
  if (bytes.length > 0 && bytes.length / deflateSync(bytes).length > maxCompression) return true;
  // Short texts do not pack well enough to show: the same piece at least four times in a row, over half of the text.
  const loop = /([^\d]{1,12}?)\1{3,}/u.exec(text);
  return loop !== null && loop[0].length * 2 > text.length && loop[0].length >= 6;
}

/** Is there anything in it that a Chinese sentence is made of? Not so what Whisper writes when it takes dialect for English. */
export function isChinese(text: string): boolean {
  return /\p{Script=Han}|\d/u.test(text);
}

/** A sentence said two or three times over as said once: without enough silence behind it, Whisper repeats itself. */
export function saidOnce(text: string): string {
  return text.replace(/^(\D{4,}?)(?:[，,、。 ]?\1){1,2}$/u, '$1');
}

/**
 * What Whisper writes when it hears music, noise or a breath: the captions of the videos it learned from. None of them
 * can be a question for a service counter, so a text that is only this is nothing said.
 */
const madeUp: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  { pattern: /不吝点赞|点赞.{0,4}(订阅|转发|关注)|打赏支持/u, reason: 'video call to subscribe' },
  { pattern: /^(中文)?字幕(制作|组|志愿者|由|by|提供)/iu, reason: 'caption credits' },
  { pattern: /amara\.?org|明镜(与点点|需要您的支持)|优优独播剧场|yoyo television/iu, reason: 'channel name' },
  { pattern: /^(谢谢|感谢)(大家|您|你们)?的?(观看|收看|收听|聆听)/u, reason: 'end of a video' },
  { pattern: /^(请?(订阅|关注)(我|我们)的?(频道|栏目)|欢迎订阅)/u, reason: 'video call to subscribe' },
  { pattern: /^以下是(普通话|中文)?的?句子/u, reason: 'echo of a prompt' },
];

/** Why the text is a known invention; undefined when it is not. */
export function inventionReason(text: string): string | undefined {
  return madeUp.find(({ pattern }) => pattern.test(text))?.reason;
}
