import { getFees as endpoint } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { getProcedureVersion } from '../catalogue/procedure-store.ts';
import { defineOperation } from '../define.ts';
import { loadDossier } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { mayChangeFees } from './fee-actor.ts';
import { feeRuleFor, groundsOn } from './fee-data.ts';
import { isPayable, readFeeRecord, settlementNow } from './fee-record.ts';
import { proposeFees } from './propose-fees.ts';

/** Fees of one dossier: what data propose for its channel and day, and everything that was demanded, paid and given back. */
export const getFees = defineOperation(endpoint, async (ctx, { dossierId }) => {
  const dossier = await loadDossier(ctx, dossierId, endpoint.name);
  ctx.about(dossier.id);
  const [procedure, record] = await Promise.all([
    getProcedureVersion(ctx.db, dossier.procedure.versionId, ctx.now),
    readFeeRecord(ctx.db, dossier.id),
  ]);
  // What is in force when the dossier is received holds for it; until then today counts.
  const day = localDate(dossier.clock?.receivedAt ?? ctx.now);
  const isOwn = isPartyTo(ctx.actor, dossier);
  const may = (name: string): boolean => !isOwn && mayChangeFees(ctx.actor, `procedures.fee.${name}`, dossier);
  return {
    atEnd: settlementNow(record, dossier, ctx.now),
    demands: [...record.demands],
    payments: [...record.payments],
    payable: isPayable(dossier),
    unit: { id: dossier.receiving.id, name: dossier.receiving.name },
    payerName: dossier.submitterName,
    proposal: proposeFees(feeRuleFor(dossier.procedure.code, day), procedure.channels, dossier.channel),
    grounds: groundsOn(localDate(ctx.now)),
    mayDemand: isPayable(dossier) && may('demand'),
    mayCancelDemand: may('cancel-demand'),
    mayTake: isPayable(dossier) && may('take'),
    mayCancelReceipt: may('cancel-receipt'),
    mayRefund: may('open-refund'),
    mayPayRefund: may('pay-refund'),
    ownRefunds: record.payments
      .flatMap(({ refunds }) => refunds)
      .map(({ id }) => id)
      .filter((id) => record.deciders.get(String(id)) === ctx.actor.personId),
  };
});
