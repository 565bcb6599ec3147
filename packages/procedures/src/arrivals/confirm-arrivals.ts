import { confirmArrivals as endpoint } from '@dongbo/contract/procedures';
import { defineOperation, type Context } from '../define.ts';
import { closedUnits } from '../dossiers/closed-units.ts';
import { mayForDossier } from '../dossiers/dossier-actor.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { findDossiers } from '../dossiers/dossier-store.ts';
import { isPartyTo } from '../dossiers/party.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { arrivedDossier, mayConfirm } from './arrival-rule.ts';
import { recordArrival } from './record-arrival.ts';

interface Asked {
  readonly dossierId: string;
  readonly version: number;
}

/** One of the pile at its agency, or the code with which it is refused. */
function arriveOne(
  ctx: Context,
  asked: Asked,
  dossier: StoredDossier | undefined,
  closed: ReadonlySet<string>,
): StoredDossier | string {
  if (dossier === undefined || !mayForDossier(ctx.actor, 'procedures.dossier.get', dossier)) return 'not-found';
  if (isPartyTo(ctx.actor, dossier)) return 'dossier.same-person';
  if (!mayConfirm(ctx.actor, dossier)) return 'not-allowed';
  if (closed.has(dossier.competent.id)) return 'system-closed';
  if (dossier.version !== asked.version) return 'dossier.changed-meanwhile';
  return arrivedDossier(dossier, ctx.now, ctx.calendar(dossier.calendar)) ?? 'dossier.action-not-possible';
}

/** The competent agency confirms that it has what another body's counter took in for it, many at once: from this instant the time of
 * each runs. Each is done or refused on its own. */
export const confirmArrivals = defineOperation(endpoint, async (ctx, input) => {
  const ids = [...new Set(input.dossiers.map(({ dossierId }) => dossierId))];
  const found = await findDossiers(ctx.db, ids, { at: ctx.now, lock: true });
  const closed = await closedUnits(ctx, found);
  const known = new Map(found.map((dossier) => [dossier.id, dossier]));
  const arrived: StoredDossier[] = [];
  const refused: { dossierId: string; code: string }[] = [];
  for (const asked of input.dossiers) {
    const after = arriveOne(ctx, asked, known.get(asked.dossierId), closed);
    if (typeof after === 'string') {
      refused.push({ dossierId: asked.dossierId, code: after });
      continue;
    }
    known.set(after.id, after);
    arrived.push(after);
  }
  for (const after of arrived) await recordArrival(ctx, after);
  return { arrived: arrived.map(dossierChanged), refused };
});
