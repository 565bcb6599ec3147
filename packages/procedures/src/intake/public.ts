import type { Operation } from '@dongbo/kernel';
import { checkIntake } from './check-intake.ts';
import { listCounterForms } from './list-counter-forms.ts';
import { refuseAtCounter } from './refuse-at-counter.ts';
import { requestSupplementAtCounter } from './request-supplement-at-counter.ts';

export const intakeOperations: readonly Operation[] = [
  checkIntake,
  listCounterForms,
  requestSupplementAtCounter,
  refuseAtCounter,
];
