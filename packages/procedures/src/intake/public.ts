import type { Operation } from '@dongbo/kernel';
import { checkIntake } from './check-intake.ts';
import { listCounterForms } from './list-counter-forms.ts';

export const intakeOperations: readonly Operation[] = [checkIntake, listCounterForms];
