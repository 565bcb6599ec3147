import { getMyFees as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { getOwnDossier } from '../filing/my-dossier-view.ts';
import { isPayable, readFeeRecord, recordForOwner } from './fee-record.ts';

/** What the owner has to pay and has paid, without names of officials. */
export const getMyFees = defineOperation(endpoint, async (ctx, { dossierId }) => {
  const dossier = await getOwnDossier(ctx, dossierId, ctx.actor.personId);
  const { demands, payments } = recordForOwner(await readFeeRecord(ctx.db, dossier.id));
  const online = (ctx.ports?.payments ?? null) !== null;
  return { demands: [...demands], payments: [...payments], payable: isPayable(dossier), online };
});
