import type { Operation } from '@dongbo/kernel';
import { correctDossier } from './correct-dossier.ts';

export const correctionOperations: readonly Operation[] = [correctDossier];
