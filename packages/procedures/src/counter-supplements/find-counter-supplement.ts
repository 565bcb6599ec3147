import { findCounterSupplement as endpoint } from '@dongbo/contract/procedures';
import { notFound } from '@dongbo/kernel';
import { isOwnCounter } from '../arrivals/clock-start-rule.ts';
import { defineOperation } from '../define.ts';
import { viewSupplement } from '../supplements/supplement-view.ts';
import { askedOnly } from './asked-only.ts';
import { findWaiting } from './find-waiting.ts';

/** Somebody stands at a counter with what another unit asked of them: the counter sees what is asked, and nothing else of the dossier. */
export const findCounterSupplement = defineOperation(endpoint, async (ctx, input) => {
  const asked = { permission: endpoint.name, lock: false, seen: null };
  const { counter, dossier, supplement: open } = await findWaiting(ctx, input, asked);
  const supplement = open ?? notFound();
  ctx.about(dossier.id);
  const { name } = dossier.procedure;
  return {
    code: dossier.code,
    procedureName: dossier.shortName ?? { vi: name, en: name, uk: name },
    ownerName: dossier.owner.name,
    competentUnitName: dossier.competent.name,
    isOwn: isOwnCounter({ receiving: counter, competent: dossier.competent }),
    supplement: viewSupplement(supplement, new Map()),
    ...askedOnly(dossier, supplement.items),
  };
});
