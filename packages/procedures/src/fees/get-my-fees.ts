import { getMyFees as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { getOwnDossier } from '../filing/my-dossier-view.ts';
import { isPayable, readFeeRecord, recordForOwner, settlementNow } from './fee-record.ts';

/** What the owner has to pay and has paid, without names of officials. */
export const getMyFees = defineOperation(endpoint, async (ctx, { dossierId }) => {
  const dossier = await getOwnDossier(ctx, dossierId, ctx.actor.personId);
  const { demands, payments } = recordForOwner(await readFeeRecord(ctx.db, dossier.id));
  const atEnd = settlementNow({ payments }, dossier, ctx.now);
  const online = (ctx.ports?.payments ?? null) !== null;
  return { atEnd, demands: [...demands], payments: [...payments], payable: isPayable(dossier), online };
});
