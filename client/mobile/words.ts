/**
 * Every word of the page that does not come from the server, in one place.
 * Promise: short, spoken Chinese without technical terms; each trouble says what to do next.
 * Change with it: the components of this folder.
 */
import type { TurnReply } from '../../server/channels/protocol.js';
import type { MicrophoneTrouble } from '../shared/microphone.js';
import type { Trouble } from '../shared/turn-state.js';

export type Phase = 'idle' | 'opening' | 'holding' | 'tapped' | 'thinking' | 'answering' | 'speaking';

/** What the button is doing, and what the person can do. */
export const phaseWords: Readonly<Record<Phase, { readonly state: string; readonly hint: string }>> = {
  idle: { state: '请按住说话', hint: '按住说，说完松手。点一下也行。' },
  opening: { state: '请等一下', hint: '正在打开话筒' },
  holding: { state: '我在听', hint: '说完了就松手' },
  tapped: { state: '我在听', hint: '说完停一停就行，也可以再点一下' },
  thinking: { state: '我在想', hint: '马上就好' },
  answering: { state: '我在想怎么说', hint: '答案在上面，先看也行' },
  speaking: { state: '我在说', hint: '按住可以接着问' },
};

/** Tap mode where the server cannot hear the end of the speech. */
export const tapWithoutDetection = '说完了请再点一下';

export const microphoneWords: Readonly<Record<MicrophoneTrouble, string>> = {
  insecure: '这个网址不能用话筒。请先打字问，或者请工作人员换成安全的网址（https 开头）。',
  refused: '手机没有准许用话筒。请点网址旁边的小锁，把“麦克风”改成“允许”，再按一次。也可以打字问。',
  absent: '没有找到话筒。请插上耳机或话筒再试，也可以打字问。',
  'in-use': '话筒正被别的占着，比如微信通话。请先挂断，再按一次。也可以打字问。',
  unsupported: '这个浏览器不能录音。请换手机自带的浏览器，或者打字问。',
};

export const offline: Trouble = { code: 'offline', message: '连不上服务了，正在重新连。请等一会儿再问。' };
export const offlineBanner = '网断了，正在重新连…';
export const earMissing = '现在还听不了声音，请打字问。';
export const earLoading = '耳朵还在准备，请等一会儿，也可以先打字问。';
export const voiceless = '这台手机念不出声，请看上面的字。';

/** What the person may say or touch to hear what an answer rests on. */
export const basisQuestion = '依据是什么';

export const verdictWords: Readonly<Record<NonNullable<TurnReply['verdict']>, string>> = {
  entitled: '照您说的，多半符合条件',
  'not-entitled': '照您说的，多半不符合条件',
  'county-decides': '要看当地怎么规定',
};

/** No threshold of the county's is left, only what was not settled here. */
export const undecidedHere = '还有一条没弄清楚，要窗口看了才能定';

/** How a condition stands, by `holds` of a ground. */
export const groundWords: Readonly<Record<string, { readonly sign: string; readonly word: string }>> = {
  true: { sign: '✓', word: '您说是这样' },
  false: { sign: '✕', word: '您说不是这样' },
  unsure: { sign: '？', word: '您还拿不准，请窗口看' },
  local: { sign: '地', word: '这一条由当地定' },
  open: { sign: '？', word: '这一条还没问到，请窗口看' },
};

/** The mark of machine-made content before the first answer brings the server's own. */
export const aiLabel = 'AI 生成';

/** Things to try, in plain speech and in dialect. */
export const examples = ['低保在哪里申请嘛', '身份证掉了咋补办', '我妈满六十了，养老金咋个领'];
