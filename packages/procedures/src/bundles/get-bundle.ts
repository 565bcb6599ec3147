import { getBundle as endpoint } from '@dongbo/contract/procedures';
import { formatInstant } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { loadBundle, mayConfirmBundle } from './bundle-access.ts';
import { rowsOfBundle } from './bundle-rows.ts';
import { viewHandover } from './handover-rows.ts';

/** A list with what travels in it. */
export const getBundle = defineOperation(endpoint, async (ctx, { bundleId }) => {
  const bundle = await loadBundle(ctx, bundleId, { permission: endpoint.name });
  ctx.about(bundle.id);
  const rows = await rowsOfBundle(ctx, bundle.id);
  return {
    id: bundle.id,
    number: bundle.number,
    fromUnit: { id: bundle.from.id, name: bundle.from.name },
    toUnit: { id: bundle.to.id, name: bundle.to.name },
    sentAt: formatInstant(bundle.sent_at),
    sentBy: bundle.sent_by,
    confirmBy: formatInstant(bundle.confirm_by),
    closedAt: bundle.closed_at && formatInstant(bundle.closed_at),
    closedBy: bundle.closed_by,
    isLate: bundle.closed_at === null && bundle.confirm_by <= ctx.now,
    rows: rows.map(viewHandover),
    mayConfirm: bundle.closed_at === null && mayConfirmBundle(ctx.actor, bundle),
  };
});
