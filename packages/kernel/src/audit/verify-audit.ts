import { verifyAudit as endpoint } from '@dongbo/contract';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { GeneralError } from '../operation/problems.ts';
import { holdsForProvince } from './province-scope.ts';

/** Checks the whole record of the space, for who may do that in the whole province. */
export const verifyAuditRecord = defineKernelOperation(endpoint, async (ctx) => {
  if (!(await holdsForProvince(ctx.db, ctx.actor, endpoint.name))) throw new GeneralError('not-allowed');
  return await ctx.audit.check(ctx.space);
});
