/**
 * How people ask what the last answer rests on, by itself and of no new subject.
 * Promise: pure; asking for papers as proof, or why something was turned down, is another question.
 * Change with it: server/turn/take-asked.ts, client/mobile/words.ts (the button that asks it).
 */

const asks =
  /^(?:那|噶|咁|你|您|侬|这|这个|嗰个|你说的|你讲的|有|有没有|有冇|有得|到底|讲嘅)*(?:的|个|嘅)?(?:依据|根据|凭据|出处|来源)(?:是|系|的)?(?:什么|啥子?|哪(?:里|条|个)|咩|乜(?:嘢)?|么子|么个|什哩|嘛)?(?:没得|没有|冇|没|不|吗|呢|嘛|啊|呀|咧|哦)*$|^(?:那)?(?:凭|根据|依|照)(?:什么|啥子?|咩|乜(?:嘢)?|么子|么个|哪(?:条|个|部))(?:这么|咁样?|恁|这样)?(?:说|讲|话|规定|法律|法|条文|文件|政策|定)?(?:的|嘅|个)?(?:吗|呢|嘛|啊|呀|咧|哦)*$|^(?:是)?(?:哪|边)(?:条|个|部|份)(?:法律?|规定|文件|条例|办法|政策|条文)(?:说|讲|规定|定|写)?(?:的|嘅|个)?(?:吗|呢|嘛|啊|呀|咧|哦)*$/u;

/** "依据是什么", "凭啥子这么说", "是哪条法律规定的". */
export const asksBasis = (text: string): boolean =>
  asks.test(text.normalize('NFKC').replace(/[\s，。！？、,.!?]/gu, ''));
