/**
 * The words that mark an answer as made by a machine, as the labelling rules of September 2025 ask.
 * Promise: every reply of a channel carries them; a page shows `aiLabel` wherever an answer stands.
 * Change with it: server/channels/protocol.ts (toTurnReply).
 */

/** Short mark beside an answer. */
export const aiLabel = 'AI 生成';

/** What the mark means for the person. */
export const aiNote = '回答由 AI 生成，只作参考，办事请以窗口答复为准。';
