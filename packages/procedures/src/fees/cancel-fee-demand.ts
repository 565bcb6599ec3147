import { cancelFeeDemand as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { dossierOf, lockForFees } from './lock-for-fees.ts';
import { cancelDemand } from './record-cancellation.ts';

/** Takes back an open demand; it stays on record with the reason. */
export const cancelFeeDemand = defineOperation(endpoint, async (ctx, { feeDemandId, reason }) => {
  const dossier = await lockForFees(ctx, await dossierOf(ctx, { demand: feeDemandId }), endpoint.name);
  const isDone = await cancelDemand(ctx, dossier, { id: feeDemandId, reason });
  return isDone ? { feeDemandId } : ctx.refuse('fee.demand-closed');
});
