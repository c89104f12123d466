/** What may be said ahead of a guide's sentence as its yes or no; each is a sentence. Change with it: server/turn/answer-verdict.ts. */
export const verdicts = { no: '不能。', yes: '能。', 'not-needed': '不用。', 'not-charged': '不收钱。' } as const;
export type Verdict = (typeof verdicts)[keyof typeof verdicts];
