/**
 * Situations and things that people word in many ways, standard and dialect: what tells one question about a service from another.
 * Promise: pure data and a look-up; a text has each concept once or not at all.
 * Change with it: fact-features.ts; the weights in fact-weights.ts were found with these.
 */

const concepts = {
  // what happened
  lost: /丢(?!荒)|遗失|弄没|搞落|搞脱|掉了|掉路|不见|唔见|冇咗|找不到|寻不着|寻勿着|偷|挂失|没影|冇得了/,
  broken: /坏|烂|损|裂|漏(?!交|登|报|了)|塌|垮/,
  late: /过期|逾期|超期|错过|忘|搞忘|晚了|迟|来不及|过了|没按时|还没办|拖/,
  refused: /不批|没批|唔批|不给办|没通过|通不过|退回|驳回|被拒|不予|没评上|没选上|不受理|不收|不让|批不下/,
  stopped: /停了|停发|停咗|遭停|取消|没到账|没收到|不发了|冇发|断了钱/,
  wrong: /写错|弄错|搞错|打错|登错|错了|填错|算错|有误|不对|更正|开错/,
  changed: /变更|变了|改了|改名|换了|搬|换理事|换人/,
  disagree: /不服|不认|不满意|复议|申诉|不服气|评低/,
  cheat: /骗|假的|假材料|作假|造假|冒充|冒用|假名单|弄虚|瞒|挂靠|隐瞒/,
  bribe: /红包|好处费|送礼|送钱|辛苦费|跑腿费|塞钱|包办|中介|索要/,
  fine: /罚|处罚|后果|坐牢|犯法|抓/,
  divide: /断(?:交|缴|了)|漏交|断保|没交/,
  fraudCall: /链接|短信|验证码|推销|陌生/,
  longAgo: /[一二两三四五六七八九十几好\d]+年(?:多|前|了|以前)|(?:拖|欠|隔)了?.{0,2}年/,
  outsideHospital:
    /(?:不|没|勿|冇|唔|毋)(?:是|系)?[在喺到].{0,2}(?:医院|产房)|(?:屋头|家里|屋企|路上|半路).{0,2}(?:生|养)|接生/,
  // who
  child: /孩|娃|仔|崽|细路|细人|囡|儿子|女儿|闺女|小学|未成年|婴/,
  old: /老人|老汉|老妈|爷爷|奶奶|阿公|阿婆|阿嫲|爹|娘|父母|爸|妈|年纪|岁数/,
  spouse: /老婆|老公|媳妇|爱人|丈夫|妻子|两口子|夫妻|配偶|堂客|屋里人|男人/,
  death: /死|过世|去世|走了|没了|咽气|过身|老了人|不在了|离世|逝/,
  prison: /坐牢|判刑|犯罪|服刑|监狱|犯事|被关/,
  disabled: /残疾|残废|重残|瘫|智力|精神|聋|哑|盲|看不见/,
  bedridden: /下不了床|瘫|卧床|走不动|起不来|动不了|行唔到|行动不便|腿脚/,
  illiterate: /不识字|唔识字|不会写|写不来|唔识写/,
  phone: /手机|网上|上网|微信|支付宝|小程序|线上|app|APP/,
  noPhone: /(?:没|冇|无|不会用|用不来|唔识用).{0,4}手机|老年机/,
  veteran: /当兵|退伍|退役|老兵|军人|部队|参军|参战/,
  student: /学生|大学|上学|读书|念书|高中|学校|毕业/,
  neighbour: /邻居|隔壁|邻舍/,
  outsider: /外村|城里人|外人|不是农民|外地人|非农/,
  // where one is
  away: /外地|外省|外头|打工|出门|省外|跨省|异地|北京|上海|广东|深圳|广州|杭州|浙江|江苏|海南|在外|回不去|回不来|别的(?:省|地方)|老家|喺外/,
  hometown: /回(?:老家|乡|户口)|返乡下|户口所在|老家/,
  moveHousehold: /户口.{0,6}(?:迁|转|搬)|迁户|转户口|迁走|城镇户口|城里户口|城头户口/,
  abroad: /国外|外国|出国|港澳|香港|台湾/,
  anywhere: /哪个都|随便哪|就近|换个地方|别处/,
  // other things one has
  lowIncome: /低保|困难户|贫困|穷/,
  fivePromise: /五保|特困/,
  employeeInsurance: /职工|单位交|企业养老|退休金|退休工资/,
  job: /上班|工作|厂里|进厂|单位|老板|工资|岗位/,
  injury: /工伤|砸伤|受伤|打伤|撞|摔|绊|车祸/,
  illness: /大病|重病|癌|病人|慢性|高血压|糖尿病|心脏/,
  emergency: /急诊|抢救|急救|突发|急病|心梗/,
  pregnant: /怀孕|怀着|大肚|有身|流产|掉了孩|小产/,
  marriage: /嫁|娶|上门女婿|倒插门|结婚|成家/,
  divorce: /离婚|散伙|离了/,
  unmarried: /没领(?:结婚)?证|没扯证|未婚|没结婚|办.{0,2}酒/,
  remarry: /再婚|复婚|二婚/,
  forest: /林地|林权|山林|林子/,
  farmland: /耕地|水田|旱地/,
  land: /地(?!方|址|区|点)|田|亩|山林/,
  house: /房(?!贷)|屋子|宅基地/,
  inherit: /继承|遗产|传给/,
  sell: /卖|转让|过户|出租|转租/,
  businessLicence: /执照|营业/,
  account: /银行卡|账户|卡号|存折|一卡通/,
  certificate: /证明/,
  // what is wanted of it
  renew: /续|换新|到期|换一回|换证|更新|年审|签注|年报/,
  both: /同时|一起领|一块儿|两样|两份|都能|都领|又领|叠加|重复|冲突|影响|两边|两头|双份/,
  keepGetting: /还(?:能|可以|给|有|得)|继续|接着|仲可/,
  withdraw: /撤回|撤销|不想|反悔|退出|退社|退钱|退保|取出来|提前取|不要了|退我|退不退/,
  pay: /缴费|交钱|交多少|掏|出钱|自己付|先付|垫/,
  share: /每人|各领|各交|一家|一户/,
  self: /自己|本人|亲自|个人/,
  substitute: /代办|代交|帮|替|托|代替|委托/,
  vote: /投票|评议|公示|举手/,
  document: /户口本|户口簿|身份证|照片|材料|复印|合同|发票|票据/,
  secondHand: /二手|旧的|旧机/,
  appointment: /预约|排队|轮候/,
  checkProgress: /进度|哪一步|查到|怎么查|下来没|批没批|查没查/,
  whatIs: /是什么|啥意思|干啥用|是不是一回事|有啥区别|一样不/,
  benefits: /好处|用处|优惠|照顾|减免|免费/,
  force: /强迫|硬让|逼|非得|非让|必须|死活|强制|自愿/,
  payout: /打下来|发下来|到账|到手|到卡|打款|打到|发钱|拿到钱/,
  court: /法院|打官司|起诉|告状|诉讼/,
  official: /村干部|支书|书记|村官|关系户/,
} as const;

export type Concept = keyof typeof concepts;
const table = Object.entries(concepts) as [Concept, RegExp][];

export function conceptsIn(text: string): Concept[] {
  return table.filter(([, words]) => words.test(text)).map(([name]) => name);
}
