/** Signs that are said as words. Signs that are not listed are passed over by the voice. */
import { type Rule, shape } from './rule.js';

// biome-ignore format: a table
const words: Readonly<Record<string, string>> = {
  '≥': '大于等于', '≧': '大于等于', '≤': '小于等于', '≦': '小于等于', '>': '大于', '＞': '大于', '<': '小于', '＜': '小于', '=': '等于',
  '＝': '等于', '±': '正负', '×': '乘', '÷': '除以', '+': '加', '＋': '加', '&': '和', '@': '艾特', '°': '度', '★': '，', '•': '，',
};

const sign: Rule = {
  shape: shape(`([${Object.keys(words).join('')}])`),
  say: ([s = '']) => words[s],
};
/** -5 where no range can be meant */
const minus: Rule = {
  shape: shape('(?<=^|[\\s(（：:，、为至到])[-−](?=\\d)'),
  say: () => '负',
};
/** gov.cn */
const dot: Rule = {
  shape: shape('(?<=[A-Za-z\\d])\\.(?=[A-Za-z])|(?<=[A-Za-z])\\.(?=\\d)'),
  say: () => '点',
};
const web: Rule = { shape: shape('https?://'), say: () => '' };

export const signRules: readonly Rule[] = [web, minus, dot, sign];
