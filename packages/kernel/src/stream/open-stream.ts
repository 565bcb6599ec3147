import { openStream as endpoint } from '@dongbo/contract';
import { defineKernelOperation } from '../operation/kernel-operation.ts';

/** Anybody who is signed in may listen. What they hear is decided message by message (`StreamHub`); this is the first. */
export const openStream = defineKernelOperation(endpoint, async () => ({ kind: 'opened' as const }));
