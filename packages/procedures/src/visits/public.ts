import type { Operation } from '@dongbo/kernel';
import { listVisits } from './list-visits.ts';
import { makeReceipt } from './make-receipt.ts';

export const visitOperations: readonly Operation[] = [listVisits, makeReceipt];
