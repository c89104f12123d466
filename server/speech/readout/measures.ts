/**
 * Which words make a bare 2 a 两, and how unit signs are said.
 * Promise: 第, months, days, grades and floors keep 二.
 */
const measureWords =
  '个|人|名|位|户|家|份|张|本|套|次|回|年|天|周|星期|小时|分钟|秒|岁|元|块|角|毛|倍|种|类|项|条|件|步|处|间|栋|亩|公顷|公里|千米|' +
  '米|厘米|毫米|公斤|千克|斤|克|吨|升|毫升|平方|立方|口|头|只|台|辆|部|双|对|袋|瓶|盒|包|点|寸|组|轮|批|道|门|方|万|亿|千|百|学期|学年|页|笔|棵|孔|副|枚|场|顿|床|把|字|遍|趟';
const measure = new RegExp(`^\\s*(?:${measureWords})`, 'u');

/** Whether a 2 before this text is 两. */
export const isMeasured = (after: string): boolean => measure.test(after);

/** Longest sign first. */
// biome-ignore format: a table
const signs: readonly (readonly [string, string])[] = [
  ['kW·h', '千瓦时'], ['kWh', '千瓦时'], ['km²', '平方公里'], ['km2', '平方公里'], ['hm²', '公顷'], ['㎡', '平方米'], ['m²', '平方米'],
  ['m2', '平方米'], ['㎥', '立方米'], ['m³', '立方米'], ['m3', '立方米'], ['㎞', '公里'], ['km', '公里'], ['KM', '公里'], ['㎝', '厘米'],
  ['cm', '厘米'], ['㎜', '毫米'], ['mm', '毫米'], ['㎏', '公斤'], ['kg', '公斤'], ['KG', '公斤'], ['Kg', '公斤'], ['㎎', '毫克'],
  ['mg', '毫克'], ['ml', '毫升'], ['mL', '毫升'], ['kW', '千瓦'], ['GB', 'G B'], ['MB', '兆'], ['KB', 'K B'], ['min', '分钟'],
  ['ha', '公顷'], ['℃', '摄氏度'], ['°C', '摄氏度'], ['m', '米'], ['g', '克'], ['L', '升'], ['h', '小时'],
];
const sign = new RegExp(`^(?:${signs.map(([s]) => s).join('|')})(?![A-Za-z0-9])`, 'u');

/** The unit sign at the beginning of a text, as written and as said. */
export function unitSign(after: string): { readonly written: string; readonly said: string } | undefined {
  const written = sign.exec(after)?.[0];
  const said = signs.find(([s]) => s === written)?.[1];
  return written !== undefined && said !== undefined ? { written, said } : undefined;
}
