import type { Operation } from '@dongbo/kernel';
import { listHeldUse } from './list-held-use.ts';
import { listHeldUseDossiers } from './list-held-use-dossiers.ts';

export const heldUseOperations: readonly Operation[] = [listHeldUse, listHeldUseDossiers];
export { heldUseMeasures } from './held-use-measures.ts';
export { sweepHeldUse } from './sweep-held-use.ts';
