/** What `npm run import-items` says: counts, then what a person must look at with the reason, then what was matched. Pure. */
import type { ItemMatch } from '../knowledge/items/match-items.js';

const words = { matched: '对上了', doubtful: '请人看', unmatched: '没对上' } as const;

export function describeMatches(matches: readonly ItemMatch[], nameless: readonly number[]): string {
  const of = (state: ItemMatch['state']) => matches.filter((m) => m.state === state);
  const line = ({ item, services, reason }: ItemMatch) =>
    `  ${item.department} ${item.name}${services.length > 0 ? ` → ${services.join('、')}` : ''}（${reason}）`;
  const found = new Set(of('matched').flatMap((m) => m.services));
  return [
    ...(['matched', 'doubtful', 'unmatched'] as const).flatMap((s) => [
      `${words[s]} ${of(s).length} 项：`,
      ...of(s).map(line),
    ]),
    `${matches.length} 项：对上 ${of('matched').length}（${found.size} 个事项），请人看 ${of('doubtful').length}，没对上 ${of('unmatched').length}${nameless.length > 0 ? `；没有名称的行：${nameless.join('、')}` : ''}。`,
  ].join('\n');
}

/** The report as rows, header first. */
export function matchesTable(matches: readonly ItemMatch[]): string[][] {
  return [
    ['结果', '实施主体', '主项名称', '事项名称', '实施编码', '事项编号', '理由'],
    ...matches.map(({ item, state, services, reason }) => [
      words[state],
      item.department,
      item.mainItem,
      item.name,
      item.code,
      services.join('、'),
      reason,
    ]),
  ];
}
