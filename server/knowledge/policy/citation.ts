/** How a stored policy document is cited. Pure. */
import type { Citation } from '../../turn/turn.js';
import type { PolicyDocument } from './document.js';

/** `label`: 第十八条; a paragraph's number (第3段) names nothing that a reader could look up. */
export function toCitation(
  { title, part, number, issuedOn }: Pick<PolicyDocument, 'title' | 'part' | 'number' | 'issuedOn'>,
  label: string | undefined,
): Citation {
  const article = label && /条/.test(label) ? label : undefined;
  return {
    title: part ? `${title} ${part}` : title,
    ...(article && { article }),
    ...(number && { number }),
    ...(issuedOn && { date: issuedOn }),
  };
}
