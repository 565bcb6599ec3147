import { getSigningAuthority as endpoint } from '@dongbo/contract';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { findAuthorityCertificate } from './signature-desk.ts';

/** A signature can be checked by anybody, so its root is public. */
export const getSigningAuthority = defineKernelOperation(endpoint, async (ctx) => ({
  certificate: await findAuthorityCertificate(ctx.db, ctx.now),
}));
