/**
 * Where a document holds: 全国, or a place, told from who issued it or from its title.
 * Promise: pure; undefined when neither says it. A person can set it with --region.
 */
export const national = '全国';

const bodies =
  /国务院|全国|最高人民|中共中央|中央军事委员会|^中华人民共和国|^国家|^政务院|总局$|总署$|^中国人民银行|^(?:外交|国防|教育|科技|科学技术|工业和信息化|公安|安全|民政|司法|财政|人力资源社会保障|人力资源和社会保障|自然资源|生态环境|住房城乡建设|住房和城乡建设|交通运输|交通|水利|农业农村|农业|商务|文化和旅游|文化|卫生|卫生健康|退役军人事务|应急管理|劳动和社会保障|劳动|铁道|林业|建设|国土资源|对外经济贸易|冶金工业|化学工业|轻工业|纺织工业|邮电|电力工业|煤炭工业|机械工业|电子工业|城乡建设环境保护)部(?:$|、|办公厅)|^(?:审计|海关总)署/;
const place =
  /^((?:[\u4e00-\u9fff]{2,3}?(?:壮族|回族|维吾尔|)自治区|[\u4e00-\u9fff]{2,3}?省|(?:北京|天津|上海|重庆)市|香港特别行政区|澳门特别行政区)?(?:[\u4e00-\u9fff]{2,6}?(?:市|自治州|盟|地区))?(?:[\u4e00-\u9fff]{2,7}?(?:县|自治县|区|旗))?)/;
/** Only the State Council and the legislature make these without a place in the title. */
const nationalTitle = /(?:(?<!办)法|条例)(?:[（(][^）)]*[）)])?$/;

export function regionOf(title: string, authority: string | undefined): string | undefined {
  if (authority && bodies.test(authority)) return national;
  const named = placeOf(authority) ?? placeOf(title);
  if (named) return named;
  if (bodies.test(title) || nationalTitle.test(title) || /^中华人民共和国/.test(title)) return national;
  return undefined;
}

/** A place must be named as one: 省, 市, 县 … in the name, and not be the kind of word that titles begin with. */
function placeOf(text: string | undefined): string | undefined {
  const found = place.exec(text ?? '')?.[1];
  return found && !/^(?:关于|城市|城镇|地方|农村|社区|行政区|自然保护区|国家|全国)/.test(found) ? found : undefined;
}
