import type { Operation } from '@dongbo/kernel';
import { stopMessages } from './stop-messages.ts';

export const counterMessageOperations: readonly Operation[] = [stopMessages];
