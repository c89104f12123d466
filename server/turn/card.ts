/**
 * The card of a service: what a person can show at the counter, straight from the guide.
 * Promise: nothing on it that the guide does not say; texts are ready to display.
 * Change with it: client/mobile (the card's view).
 */
import type { Guide } from '../knowledge/guide.js';
import type { Card, CardMaterial, Citation } from './turn.js';

const forms = {
  original: '',
  copy: '复印件',
  'original-and-copy': '原件和复印件',
  'filled-in-there': '到现场填',
} as const;

/** Builds the card. `basis` are the guide's confirmed citations. */
export function makeCard(guide: Guide, basis: readonly Citation[]): Card {
  return {
    service: guide.id,
    name: guide.name,
    department: guide.department,
    where: guide.sections.where?.say ?? [],
    materials: guide.materials.map(toMaterial),
    steps: guide.steps,
    timeLimit: guide.sections['time-limit']?.say ?? [],
    fee: guide.sections.fee?.say ?? [],
    local: guide.local.map((l) => `${l.name}各地不一样，请问${l.ask}`),
    basis,
    ...(guide.hotline && { hotline: `${guide.hotline.name} ${guide.hotline.number}` }),
  };
}

function toMaterial(m: Guide['materials'][number]): CardMaterial {
  const note = [forms[m.form], ...m.exempt, m.note].filter(Boolean).join('；');
  return { name: m.name, ...(note && { note }) };
}
