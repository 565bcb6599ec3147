import type { Operation } from '@dongbo/kernel';
import { listDraftHeld } from './list-draft-held.ts';
import { listIntakeHeld } from './list-intake-held.ts';
import { takeDraftHeld } from './take-draft-held.ts';
import { takeIntakeHeld } from './take-intake-held.ts';

export const heldOperations: readonly Operation[] = [listDraftHeld, takeDraftHeld, listIntakeHeld, takeIntakeHeld];

export { heldTakeMeasures } from './held-take-measures.ts';
export { heldTakeNotices } from './held-take-notices.ts';
export { sweepHeldTakes } from './sweep-held-takes.ts';
