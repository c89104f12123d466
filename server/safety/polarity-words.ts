/**
 * The words that turn a claim round or limit it (not, must, may, need not, only, all, perhaps, stops), standard and dialect alike,
 * the words that look like them and do nothing, and the wordings that count as one.
 * Promise: platform-free data; the longest word counts. Safety rests on this table, not on the dialect packs.
 * Change with it: claims.ts, test/server/safety/claims.test.ts.
 */

/** How a claim stands: no, must not, do not, need not, may, must, only, all, perhaps, comes to an end. */
export type Mark = 'no' | 'cannot' | 'do-not' | 'need-not' | 'can' | 'need' | 'only' | 'all' | 'hedge' | 'stop';

export interface PolarityWord {
  readonly marks: readonly Mark[];
  /** What stays as content, in one form; '' for nothing. */
  readonly content: string;
}

const words = (list: string, marks: readonly Mark[], content = ''): readonly (readonly [string, PolarityWord])[] =>
  list.split(' ').map((word) => [word, { marks, content }] as const);
/** Words that contain a mark's character and are none: they stay as they are. */
const plain = (list: string): readonly (readonly [string, PolarityWord])[] =>
  list.split(' ').map((word) => [word, { marks: [], content: word }] as const);

export const polarityWords: ReadonlyMap<string, PolarityWord> = new Map([
  ...words(
    '不 没 没有 无 未 非 没得 莫得 冇 冇得 冇有 唔 毋 呒 呒没 无有 袂 覅 么得 没能 未能 不曾 未曾 还没 还没有 尚未',
    ['no'],
  ),
  ...words('不是 唔系 毋是', ['no'], '是'),
  ...words('就行 也行 都行 就成 也成 就中 也中 就得 都得 行的', ['can']),
  ...words(
    '不能 不可以 不可 不得 不准 不许 不允许 严禁 禁止 不行 不成 不中 唔能 毋能 不得行 莫得行 唔可以 唔得 唔准 唔能够 毋通 袂使 袂当 毋准 做不得 作不得 要不得 使不得 不好使 冇法 没法 无法 没办法 不能够 不会使',
    ['cannot'],
  ),
  ...words('不要 别 莫 勿 唔好 嫑 甭要 莫要 毋好 毋要 千万别 不该 不应 不应当 不宜', ['do-not']),
  ...words('不用 不必 不需要 不需 无需 无须 毋须 唔使 唔需要 毋免 免 甭 不消 用不着 不必要 不须 不兴', ['need-not']),
  ...words('可以 能 能够 会使 可 准 准许 允许 有权 做得 作得', ['can']),
  ...words('只能 只可以 仅能 只可 净系可以 干单能', ['only', 'can']),
  ...words('要 必须 需要 需 须 应当 应 应该 必需 务必 一定要 得要 爱', ['need']),
  ...words('必须要', ['need']),
  ...words('只 仅 仅仅 净 光 单单 净系 淨 干单 独独 只是', ['only']),
  ...words('都 全部 一律 所有 均 全都 任何 凡是 统统 拢 全', ['all']),
  ...words(
    '一般 可能 有的 有些 多半 部分地方 部分地区 通常 原则上 不一定 大概 或许 也许 最好 尽量 有时 个别 视情况 看情况 唔一定 毋一定 大多 大部分 具体看 多数',
    ['hedge'],
  ),
  ...words('只有 独有', ['only'], '有'),
  ...words('停发 停领', ['stop'], '发'),
  ...words('停 暂停 中止 终止 取消 撤销 停止 作废 注销 失效 拒绝', ['stop'], '停'),
  ...words(
    '免费 不收费 不收钱 不要钱 不花钱 不用交钱 不用钱 不用花钱 免收费 免交费 唔收一分钱 毋收一分钱 勿收一分钱 唔收钱 唔使钱 唔收费 毋收钱 无收钱 不收取费用 不收任何费用 不收一分钱',
    ['need-not'],
    '收费',
  ),
  ...words('收钱 要钱 收取费用', [], '收费'),
  ...plain('别的 别人 别处 区别 特别 级别 性别 分别 类别 鉴别 个别人 识别 辨别 别墅 告别'),
  ...plain('不但 不仅 不光 不论 不过 不少 差不多 不久 不妨 不动产 不断 不然 不料 对不起 不单'),
  ...plain('未来 未成年 未成年人 无犯罪 无论 没收 淹没 沉没 埋没 非常 是非 非遗 无障碍 无人机'),
  ...plain(
    '要求 需求 主要 重要 要是 只要 要么 想要 必要 次要 要紧 摘要 纪要 索要 要饭 提要 简要 概要 需要的 供需 急需 必须的',
  ),
  ...plain('智能 功能 能力 技能 性能 能繁 能源 节能 才能 万能 体能 能干 能手 职能 失能'),
  ...plain('许可 认可 可行 可靠 可惜 可怜 可是 可支配 可口 适可 核准 批准 标准 准备 准时 准确 精准 水准 准生证'),
  ...plain('免疫 免冠 免得 避免 难免 减免 免责 豁免'),
  ...plain(
    '一只 两只 只数 单只 几只 船只 首都 都市 都江 安全 全国 全程 全家 全日制 全网 全省 全县 全额 全部门 健全 完全 全面 齐全 残全 光荣 观光 阳光 光盘 光线 月光 干净 净化 净收入 纯净',
  ),
  ...plain(
    '应急 反应 供应 响应 适应 应诉 相应 应聘 应届 对应 应付 应用 效应 应收 爱人 爱护 爱心 可爱 友爱 热爱 关爱 非农 单位 单子 单独 保单 简单 清单',
  ),
]);

export const longestWord: number = Math.max(...[...polarityWords.keys()].map((w) => w.length));

/** Wordings that count as one: what a clerk may say for what the rule says. Never a word with another legal effect. */
export const sameWords: ReadonlyMap<string, string> = new Map(
  [
    '办 办理 办好 办成 办下来 办妥',
    '领 领取 领到 攞 领得',
    '交 提交 交纳 缴纳 缴 递交 纳',
    '带 携带 带上 带好 带齐 拿上 带着',
    '去 前往 到 往',
    '找 揾 搵 找到',
    '问 咨询 问一问 问问 问一下 打听',
    '县政府 县人民政府',
    '乡镇政府 乡镇人民政府 乡政府 镇政府',
    '街道办 街道办事处',
    '岁 周岁',
    '户口簿 户口本',
    '身份证 居民身份证',
    '社保卡 社会保障卡',
    '钱 款 费用',
    '孩子 小孩 娃 娃娃 娃儿 细佬哥 囡仔 小孩子',
    '老人 老年人 老人家',
    '看病 就医 睇病',
    '每月 每个月 按月 一个月',
    '每年 一年 年年',
    '电话 热线',
    '拨打 打 拨',
    '登记处 登记机关',
    '低保 最低生活保障',
    '五保 特困供养',
    '发 发放 发给',
    '批 批准 审批',
    '来 过来',
  ].flatMap((line) => {
    const [one = '', ...others] = line.split(' ');
    return others.map((other) => [other, one] as const);
  }),
);

/** Characters that carry no claim by themselves. */
export const silentCharacters: ReadonlySet<string> = new Set([
  ...'的了呢吗吧啊呀嘛哦哈就也还再先那这您你我咱他她它们俺们是系请把被给向跟和与及或者在于从对为以所其之一个两些着过得地而且并则即便啦嘅咗喺哋佢啲咧咯噻撒哩矣阿仔儿会使让叫由按照依据根有于此该本等哟哇嘎哒滴吔嘞喽嗰呢个呃嗯好欸',
]);
