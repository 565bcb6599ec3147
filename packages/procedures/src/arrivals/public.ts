import type { Operation } from '@dongbo/kernel';
import { confirmArrivals } from './confirm-arrivals.ts';

export const arrivalOperations: readonly Operation[] = [confirmArrivals];
