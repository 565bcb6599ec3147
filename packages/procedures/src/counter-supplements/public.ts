import type { Operation } from '@dongbo/kernel';
import { findCounterSupplement } from './find-counter-supplement.ts';
import { printSupplementIntake } from './print-supplement-intake.ts';
import { recordCounterSupplement } from './record-counter-supplement.ts';

export const counterSupplementOperations: readonly Operation[] = [
  findCounterSupplement,
  recordCounterSupplement,
  printSupplementIntake,
];
