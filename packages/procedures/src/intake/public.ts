import type { Operation } from '@dongbo/kernel';
import { checkIntake } from './check-intake.ts';

export const intakeOperations: readonly Operation[] = [checkIntake];
