/**
 * Words of offices and villages that a general dictionary reads wrongly or does not know as words: the one list to mend
 * when a word is spoken wrongly. Each with its reading in numbered pinyin; 5 is neutral.
 * Promise: every word has as many syllables as characters (a test counts); the longest word at a place wins.
 */
const table = `
养老金 yang3 lao3 jin1 | 养老保险 yang3 lao3 bao3 xian3 | 低保 di1 bao3 | 低保户 di1 bao3 hu4 | 低保金 di1 bao3 jin1
社保卡 she4 bao3 ka3 | 社会保障卡 she4 hui4 bao3 zhang4 ka3 | 医保卡 yi1 bao3 ka3 | 医保局 yi1 bao3 ju2 | 新农合 xin1 nong2 he2
残疾人 can2 ji2 ren2 | 残疾证 can2 ji2 zheng4 | 残疾人证 can2 ji2 ren2 zheng4 | 结婚证 jie2 hun1 zheng4 | 居住证 ju1 zhu4 zheng4
出生证 chu1 sheng1 zheng4 | 户口 hu4 kou3 | 派出所 pai4 chu1 suo3 | 便民服务站 bian4 min2 fu2 wu4 zhan4 | 村委会 cun1 wei3 hui4
政务服务中心 zheng4 wu4 fu2 wu4 zhong1 xin1 | 民政办 min2 zheng4 ban4 | 民政局 min2 zheng4 ju2 | 人社局 ren2 she4 ju2
宅基地 zhai2 ji1 di4 | 危房 wei1 fang2 | 不动产 bu2 dong4 chan3 | 参保人 can1 bao3 ren2 | 申请人 shen1 qing3 ren2
可以 ke3 yi3 | 代办人 dai4 ban4 ren2 | 监护人 jian1 hu4 ren2 | 工作日 gong1 zuo4 ri4 | 高龄津贴 gao1 ling2 jin1 tie1 | 临时救助 lin2 shi2 jiu4 zhu4
重庆 chong2 qing4 | 六安 lu4 an1 | 台州 tai1 zhou1 | 丽水 li2 shui3 | 济南 ji3 nan2 | 济源 ji3 yuan2 | 厦门 xia4 men2
洪洞 hong2 tong2 | 单县 shan4 xian4 | 莘县 shen1 xian4 | 中牟 zhong1 mu4 | 荥阳 xing2 yang2 | 荥经 ying2 jing1
犍为 qian2 wei2 | 筠连 jun1 lian2 | 蚌埠 beng4 bu4 | 番禺 pan1 yu2 | 大埔 da4 bu4 | 浚县 xun4 xian4 | 东阿 dong1 e1
乐亭 lao4 ting2 | 乐清 yue4 qing1 | 会稽 kuai4 ji1 | 长乐 chang2 le4 | 阿坝 a1 ba4 | 西藏 xi1 zang4
行政 xing2 zheng4 | 行政区 xing2 zheng4 qu1 | 执行 zhi2 xing2 | 行为 xing2 wei2 | 自行 zi4 xing2 | 另行 ling4 xing2
银行 yin2 hang2 | 银行卡 yin2 hang2 ka3 | 行长 hang2 zhang3 | 分行 fen1 hang2 | 支行 zhi1 hang2 | 农商行 nong2 shang1 hang2
农行 nong2 hang2 | 建行 jian4 hang2 | 工行 gong1 hang2 | 邮储行 you2 chu3 hang2 | 同行 tong2 hang2 | 行业 hang2 ye4
还款 huan2 kuan3 | 还钱 huan2 qian2 | 还清 huan2 qing1 | 还贷 huan2 dai4 | 还债 huan2 zhai4 | 还本 huan2 ben3
归还 gui1 huan2 | 退还 tui4 huan2 | 返还 fan3 huan2 | 偿还 chang2 huan2 | 还田 huan2 tian2 | 还林 huan2 lin2 | 还原 huan2 yuan2
村长 cun1 zhang3 | 乡长 xiang1 zhang3 | 镇长 zhen4 zhang3 | 县长 xian4 zhang3 | 市长 shi4 zhang3 | 局长 ju2 zhang3
科长 ke1 zhang3 | 处长 chu4 zhang3 | 组长 zu3 zhang3 | 所长 suo3 zhang3 | 站长 zhan4 zhang3 | 院长 yuan4 zhang3
校长 xiao4 zhang3 | 家长 jia1 zhang3 | 队长 dui4 zhang3 | 会长 hui4 zhang3 | 林长 lin2 zhang3 | 河长 he2 zhang3
长得 zhang3 de5 | 长大 zhang3 da4 | 长高 zhang3 gao1 | 生长 sheng1 zhang3 | 成长 cheng2 zhang3 | 增长 zeng1 zhang3
延长 yan2 chang2 | 长期 chang2 qi1 | 长护险 chang2 hu4 xian3 | 长处 chang2 chu4 | 校对 jiao4 dui4
重新 chong2 xin1 | 重复 chong2 fu4 | 重办 chong2 ban4 | 重做 chong2 zuo4 | 重开 chong2 kai1 | 重建 chong2 jian4 | 重报 chong2 bao4
重名 chong2 ming2 | 双重 shuang1 chong2 | 重残 zhong4 can2 | 重病 zhong4 bing4 | 重度 zhong4 du4 | 重特大 zhong4 te4 da4
为单位 wei2 dan1 wei4 | 最好 zui4 hao3 | 最好是 zui4 hao3 shi4 | 干不 gan4 bu4 | 干过 gan4 guo5 | 您干 nin2 gan4 | 干涉 gan1 she4
能干涉 neng2 gan1 she4 | 看得到 kan4 de5 dao4 | 查得到 cha2 de5 dao4 | 找得到 zhao3 de5 dao4 | 领得到 ling3 de5 dao4
拿得到 na2 de5 dao4 | 办得到 ban4 de5 dao4 | 收得到 shou1 de5 dao4 | 做得到 zuo4 de5 dao4 | 看家庭 kan4 jia1 ting2
对着 dui4 zhe5 | 种着 zhong4 zhe5 | 种不 zhong4 bu4 | 代种 dai4 zhong4 | 在种 zai4 zhong4 | 没种 mei2 zhong4 | 不种 bu4 zhong4
自己种 zi4 ji3 zhong4 | 重评 chong2 ping2 | 重测 chong2 ce4 | 重拍 chong2 pai1 | 重设 chong2 she4 | 重发 chong2 fa1 | 重填 chong2 tian2
交重了 jiao1 chong2 le5 | 发卡 fa1 ka3 | 车行 che1 hang2 | 车行驶 che1 xing2 shi3 | 出了事 chu1 le5 shi4 | 来回折腾 lai2 hui2 zhe1 teng5
去不了 qu4 bu5 liao3 | 来不了 lai2 bu5 liao3 | 办不了 ban4 bu5 liao3 | 用不了 yong4 bu5 liao3 | 少不了 shao3 bu5 liao3
到不了 dao4 bu5 liao3 | 走不了 zou3 bu5 liao3 | 做不了 zuo4 bu5 liao3 | 领不了 ling3 bu5 liao3 | 取不了 qu3 bu5 liao3
动不了 dong4 bu5 liao3 | 报不了 bao4 bu5 liao3 | 受不了 shou4 bu5 liao3 | 忘不了 wang4 bu5 liao3 | 改不了 gai3 bu5 liao3
不得了 bu4 de2 liao3 | 了解 liao3 jie3 | 了结 liao3 jie2 | 为了 wei4 le5 | 除了 chu2 le5 | 参加了 can1 jia1 le5
参保 can1 bao3 | 参照 can1 zhao4 | 参与 can1 yu4 | 人参 ren2 shen1 | 参差 cen1 ci1 | 参战 can1 zhan4
差额 cha1 e2 | 差价 cha1 jia4 | 差别 cha1 bie2 | 差距 cha1 ju4 | 误差 wu4 cha1 | 补差 bu3 cha1 | 时差 shi2 cha1
差多少 cha4 duo1 shao5 | 差一 cha4 yi1 | 差不多 cha4 bu5 duo1 | 较差 jiao4 cha4 | 出差 chu1 chai1 | 差旅 chai1 lv3
调整 tiao2 zheng3 | 调解 tiao2 jie3 | 调节 tiao2 jie2 | 协调 xie2 tiao2 | 上调 shang4 tiao2 | 下调 xia4 tiao2 | 调剂 tiao2 ji4
调查 diao4 cha2 | 调取 diao4 qu3 | 调档 diao4 dang4 | 调动 diao4 dong4 | 调换 diao4 huan4 | 调离 diao4 li2 | 调出 diao4 chu1
调入 diao4 ru4 | 征调 zheng1 diao4 | 对调 dui4 diao4
着急 zhao2 ji2 | 睡着 shui4 zhao2 | 用不着 yong4 bu5 zhao2 | 找不着 zhao3 bu5 zhao2 | 找得着 zhao3 de5 zhao2 | 着手 zhuo2 shou3
着重 zhuo2 zhong4 | 着落 zhuo2 luo4 | 着火 zhao2 huo3 | 着凉 zhao2 liang2 | 拿着 na2 zhe5 | 带着 dai4 zhe5 | 跟着 gen1 zhe5
还得 hai2 dei3 | 都得 dou1 dei3 | 就得 jiu4 dei3 | 也得 ye3 dei3 | 必须得 bi4 xu1 dei3 | 总得 zong3 dei3 | 只得 zhi3 de2
得先 dei3 xian1 | 得去 dei3 qu4 | 得要 dei3 yao4 | 得有 dei3 you3 | 得等 dei3 deng3 | 得找 dei3 zhao3 | 得带 dei3 dai4
得交 dei3 jiao1 | 得到 de2 dao4 | 取得 qu3 de2 | 获得 huo4 de2 | 所得 suo3 de2 | 不得 bu4 de2 | 得病 de2 bing4 | 得知 de2 zhi1
值得 zhi2 de5 | 记得 ji4 de5 | 晓得 xiao3 de5 | 觉得 jue2 de5 | 懂得 dong3 de5 | 要得 yao4 de2 | 认得 ren4 de5 | 算得 suan4 de5
处理 chu3 li3 | 处罚 chu3 fa2 | 处分 chu3 fen4 | 处置 chu3 zhi4 | 处于 chu3 yu2 | 处方 chu3 fang1 | 判处 pan4 chu3
办事处 ban4 shi4 chu4 | 到处 dao4 chu4 | 好处 hao3 chu5 | 住处 zhu4 chu4 | 用处 yong4 chu5 | 难处 nan2 chu5 | 一处 yi1 chu4
供养 gong1 yang3 | 供给 gong1 ji3 | 供应 gong1 ying4 | 提供 ti2 gong1 | 供销社 gong1 xiao1 she4 | 供电 gong1 dian4 | 供水 gong1 shui3
供暖 gong1 nuan3 | 供热 gong1 re4 | 供养人 gong1 yang3 ren2 | 特困供养 te4 kun4 gong1 yang3 | 供述 gong4 shu4
给付 ji3 fu4 | 给予 ji3 yu3 | 补给 bu3 ji3 | 自给 zi4 ji3 | 配给 pei4 ji3 | 给养 ji3 yang3 | 予以 yu3 yi3 | 准予 zhun3 yu3
授予 shou4 yu3 | 不予 bu4 yu3 | 免予 mian3 yu3 | 发给 fa1 gei3 | 交给 jiao1 gei3
应当 ying1 dang1 | 应该 ying1 gai1 | 应缴 ying1 jiao3 | 应交 ying1 jiao1 | 应届 ying1 jie4 | 应得 ying1 de2 | 应急 ying4 ji2
相应 xiang1 ying4 | 对应 dui4 ying4 | 响应 xiang3 ying4 | 适应 shi4 ying4 | 应用 ying4 yong4 | 应聘 ying4 pin4 | 应诉 ying4 su4
结算 jie2 suan4 | 结婚 jie2 hun1 | 结果 jie2 guo3 | 结清 jie2 qing1 | 结实 jie1 shi5
数一数 shu3 yi5 shu3 | 数额 shu4 e2 | 测量 ce4 liang2 | 丈量 zhang4 liang2 | 量体温 liang2 ti3 wen1 | 量血压 liang2 xue4 ya1
种地 zhong4 di4 | 种田 zhong4 tian2 | 种粮 zhong4 liang2 | 种植 zhong4 zhi2 | 耕种 geng1 zhong4 | 栽种 zai1 zhong4 | 种树 zhong4 shu4
种菜 zhong4 cai4 | 播种 bo1 zhong4 | 良种 liang2 zhong3 | 种子 zhong3 zi5 | 轮种 lun2 zhong4 | 复种 fu4 zhong4
部分 bu4 fen5 | 身份 shen1 fen4 | 身份证 shen1 fen4 zheng4 | 养分 yang3 fen4 | 过分 guo4 fen4 | 成分 cheng2 fen4
适当 shi4 dang4 | 当成 dang4 cheng2 | 当作 dang4 zuo4 | 妥当 tuo3 dang4 | 当地 dang1 di4 | 当天 dang4 tian1 | 上当 shang4 dang4
便民 bian4 min2 | 便宜 pian2 yi5 | 方便 fang1 bian4 | 尽快 jin3 kuai4 | 尽量 jin3 liang4 | 尽早 jin3 zao3 | 尽管 jin3 guan3
变更 bian4 geng1 | 更改 geng1 gai3 | 更换 geng1 huan4 | 更正 geng1 zheng4 | 更名 geng1 ming2 | 更新 geng1 xin1
干部 gan4 bu4 | 干活 gan4 huo2 | 能干 neng2 gan4 | 干了 gan4 le5 | 谁干 shui2 gan4 | 干旱 gan1 han4 | 干净 gan1 jing4
累计 lei3 ji4 | 累积 lei3 ji1 | 划转 hua4 zhuan3 | 划拨 hua4 bo1 | 划分 hua4 fen1 | 划算 hua2 suan4 | 规划 gui1 hua4
散居 san4 ju1 | 宿舍 su4 she4 | 记载 ji4 zai3 | 载明 zai3 ming2 | 核载 he2 zai4 | 承载 cheng2 zai4 | 下载 xia4 zai4
要求 yao1 qiu2 | 相片 xiang4 pian4 | 照相 zhao4 xiang4 | 创业 chuang4 ye4 | 创伤 chuang1 shang1 | 教书 jiao1 shu1
产假 chan3 jia4 | 请假 qing3 jia4 | 休假 xiu1 jia4 | 陪产假 pei2 chan3 jia4 | 虚假 xu1 jia3 | 假牙 jia3 ya2
困难 kun4 nan5 | 遇难 yu4 nan4 | 灾难 zai1 nan4 | 空闲 kong4 xian2 | 空白 kong4 bai2 | 空缺 kong4 que1 | 抽空 chou1 kong4
强迫 qiang3 po4 | 勉强 mian3 qiang3 | 几乎 ji1 hu1 | 正月 zheng1 yue4 | 转账 zhuan3 zhang4 | 自转 zi4 zhuan4
背包 bei1 bao1 | 背书 bei4 shu1 | 担保 dan1 bao3 | 称职 chen4 zhi2 | 卡住 qia3 zhu4 | 关卡 guan1 qia3 | 弹性 tan2 xing4
薄弱 bo2 ruo4 | 户口簿 hu4 kou3 bu4 | 户口本 hu4 kou3 ben3 | 户口薄 hu4 kou3 bu4 | 血压 xue4 ya1 | 献血 xian4 xue4
率先 shuai4 xian1 | 利率 li4 lv4 | 比率 bi3 lv4 | 落户 luo4 hu4 | 落下 luo4 xia4 | 露天 lu4 tian1 | 模样 mu2 yang4
啥子 sha2 zi5 | 咋个 za3 ge5 | 咋办 za3 ban4 | 咋样 za3 yang4 | 娃儿 wa2 er5 | 老汉儿 lao3 han4 er5 | 晚点儿 wan3 dian3 er5
为什么 wei4 shen2 me5 | 为啥 wei4 sha2 | 因为 yin1 wei4 | 作为 zuo4 wei2 | 成为 cheng2 wei2 | 视为 shi4 wei2 | 认为 ren4 wei2
以为 yi3 wei2 | 分为 fen1 wei2 | 列为 lie4 wei2 | 改为 gai3 wei2 | 较为 jiao4 wei2 | 设为 she4 wei2
爸爸 ba4 ba5 | 妈妈 ma1 ma5 | 爷爷 ye2 ye5 | 奶奶 nai3 nai5 | 哥哥 ge1 ge5 | 姐姐 jie3 jie5 | 弟弟 di4 di5 | 妹妹 mei4 mei5
叔叔 shu1 shu5 | 婆婆 po2 po5 | 公公 gong1 gong5 | 孩子 hai2 zi5 | 房子 fang2 zi5 | 儿子 er2 zi5 | 老婆 lao3 po5 | 媳妇 xi2 fu5
丈夫 zhang4 fu5 | 大夫 dai4 fu5 | 先生 xian1 sheng5 | 亲戚 qin1 qi5 | 朋友 peng2 you5 | 东西 dong1 xi5 | 事情 shi4 qing5
时候 shi2 hou5 | 地方 di4 fang5 | 清楚 qing1 chu5 | 明白 ming2 bai5 | 麻烦 ma2 fan5 | 知道 zhi1 dao5 | 告诉 gao4 su5
认识 ren4 shi5 | 商量 shang1 liang5 | 打听 da3 ting5 | 休息 xiu1 xi5 | 多少 duo1 shao5 | 衣服 yi1 fu5 | 钥匙 yao4 shi5
窗户 chuang1 hu5 | 庄稼 zhuang1 jia5 | 粮食 liang2 shi5 | 消息 xiao1 xi5 | 关系 guan1 xi5 | 意思 yi4 si5 | 样子 yang4 zi5
这个 zhe4 ge5 | 那个 na4 ge5 | 哪个 na3 ge5 | 什么 shen2 me5 | 怎么 zen3 me5 | 这么 zhe4 me5 | 那么 na4 me5 | 咱们 zan2 men5
我们 wo3 men5 | 你们 ni3 men5 | 他们 ta1 men5 | 人们 ren2 men5 | 家里 jia1 li5 | 村里 cun1 li5 | 乡里 xiang1 li5 | 镇里 zhen4 li5
县里 xian4 li5 | 屋里 wu1 li5 | 手里 shou3 li5 | 这里 zhe4 li5 | 那里 na4 li5 | 哪里 na2 li5 | 手上 shou3 shang5 | 身上 shen1 shang5
村上 cun1 shang5 | 网上 wang3 shang5 | 晚上 wan3 shang5 | 早上 zao3 shang5 | 上头 shang4 tou5 | 里头 li3 tou5 | 木头 mu4 tou5
`;

/** Word → its syllables, e.g. 重庆 → ['chong2', 'qing4']. */
export const polyphones: ReadonlyMap<string, readonly string[]> = new Map(
  table
    .split(/[|\n]/)
    .map((entry) => entry.trim().split(' '))
    .filter(([word]) => word)
    .map(([word = '', ...syllables]) => [word, syllables] as const),
);

/** Length in characters of the longest word of the list. */
export const longestPolyphone = Math.max(...[...polyphones.keys()].map((word) => word.length));
