/**
 * A source of models. Implementations: folder.ts, hub.ts, packages.ts; ensure.ts asks them in turn.
 * Promise: `provide` fills `staging.made` with the model's files, or rejects with AssistantError saying why not.
 */

import type { Model } from '../manifest.js';
import type { Meter } from '../meter.js';
import type { Staging } from '../store.js';

export interface SourceContext {
  readonly staging: Staging;
  readonly meter: Meter;
  readonly signal?: AbortSignal;
}

export interface Source {
  readonly name: 'folder' | 'hub' | 'packages';
  provide(model: Model, context: SourceContext): Promise<void>;
}
