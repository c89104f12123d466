/** The sample guide with some of its fields replaced; what rests on a basis that is gone is emptied of it. */
import type { Guide } from '../../server/knowledge/guide.js';
import { sampleGuide } from '../fixtures/guides.js';

export const guideWith = (fields: Partial<Guide>): Guide => ({ ...sampleGuide(), ...fields });
