import { bundleEvents, confirmBundle as endpoint } from '@dongbo/contract/procedures';
import { GeneralError, putWork } from '@dongbo/kernel';
import { sql } from 'kysely';
import { arrivedDossier } from '../arrivals/arrival-rule.ts';
import { forwardBy } from '../arrivals/clock-start-rule.ts';
import { recordArrival } from '../arrivals/record-arrival.ts';
import { defineOperation, type OperationOf } from '../define.ts';
import { findDossiers } from '../dossiers/dossier-store.ts';
import { isPartyTo } from '../dossiers/party.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { awaitPapers } from './await-papers.ts';
import { loadBundle, mayConfirmBundle, type StoredBundle } from './bundle-access.ts';
import { rowsOfBundle } from './bundle-rows.ts';
import { confirmedPieces, faultsInWords, missingOf, type Fault } from './bundle-rule.ts';
import { piecesOfRow, type HandoverRow } from './handover-rows.ts';
import type { StoredPieces } from './stored-pieces.ts';
import { bundleSlot, workOfMissing } from './work-of-bundle.ts';

type Context = OperationOf<typeof endpoint>;

interface Confirmed {
  readonly row: HandoverRow;
  readonly pieces: StoredPieces;
}

/** Every row as it came; refused where something is named that does not travel in the list. */
function confirmRows(
  ctx: Context,
  rows: readonly HandoverRow[],
  faults: readonly (Fault & { readonly handoverId: string })[],
): Confirmed[] {
  const known = new Set(rows.map(({ id }) => id));
  if (faults.some(({ handoverId }) => !known.has(handoverId))) return ctx.refuse('bundle.piece-unknown');
  return rows.map((row) => {
    const found = faults.filter(({ handoverId }) => handoverId === row.id);
    const pieces = confirmedPieces(piecesOfRow(row), found);
    return { row, pieces: typeof pieces === 'string' ? ctx.refuse(pieces) : pieces };
  });
}

/** Writes what came of each row; the list is closed, and nobody's work any more. One statement. */
async function closeBundle(ctx: Context, bundle: StoredBundle, confirmed: readonly Confirmed[]): Promise<void> {
  const rows = confirmed.map(({ row, pieces }) => ({ id: row.id, pieces }));
  await sql`
    with came as (update paper_handover h set pieces = m.pieces, settled_at = ${ctx.now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m(id uuid, pieces jsonb) where h.id = m.id),
    closed as (update bundle set closed_at = ${ctx.now}, closed_by = ${ctx.actor.personId}::uuid, chase_at = null where id = ${bundle.id}::uuid)
    delete from work_item where subject_id = ${bundle.id}::uuid and system = 'procedures' and slot = ${bundleSlot}`.execute(
    ctx.db,
  );
}

/** What lacked waits at the counter of the sender again, as its work. */
async function sendBack(
  ctx: Context,
  bundle: StoredBundle,
  dossier: StoredDossier,
  { row, pieces }: Confirmed,
): Promise<void> {
  const missing = missingOf(pieces);
  // Of a dossier that has ended nobody needs them any more.
  if (missing.length === 0 || dossier.stepId === null) return;
  const fromUnitId = bundle.from.id;
  awaitPapers(ctx, dossier, { kind: row.kind, fromUnitId, pieces: missing, missedIn: bundle.id });
  const dueAt = forwardBy(ctx.now, ctx.calendar(dossier.calendar));
  await putWork(ctx.db, workOfMissing(ctx, dossier, { fromUnitId, words: faultsInWords(pieces), dueAt }));
}

/** The receiver confirms a list piece by piece. The time of a dossier starts when all of its papers are there; what lacks is looked for
 * by the sender, and the dossier stays on its way. Of two at once the second finds it confirmed. */
export const confirmBundle = defineOperation(endpoint, async (ctx, { bundleId, faults }) => {
  const bundle = await loadBundle(ctx, bundleId, { permission: 'procedures.bundle.get', lock: true });
  if (!mayConfirmBundle(ctx.actor, bundle)) throw new GeneralError('not-allowed');
  ctx.about(bundle.id);
  await ctx.requireStage(bundle.to.id);
  if (bundle.closed_at !== null) return ctx.refuse('bundle.confirmed-already', { by: bundle.closed_by ?? '' });
  const confirmed = confirmRows(ctx, await rowsOfBundle(ctx, bundle.id), faults);
  const found = await findDossiers(ctx.db, [...new Set(confirmed.map(({ row }) => row.dossier_id))], {
    at: ctx.now,
    lock: true,
  });
  if (found.some((dossier) => isPartyTo(ctx.actor, dossier))) return ctx.refuse('dossier.same-person');
  const dossiers = new Map(found.map((dossier) => [dossier.id, dossier]));
  ctx.later(closeBundle(ctx, bundle, confirmed));
  let arrived = 0;
  for (const one of confirmed) {
    const before = dossiers.get(one.row.dossier_id);
    if (before === undefined) throw new Error(`No dossier ${one.row.dossier_id} of list ${bundle.number}`);
    const isWhole = one.pieces.every(({ state }) => state !== 'missing');
    const wrong = faultsInWords(one.pieces);
    ctx.emit(
      bundleEvents.papersConfirmed,
      {
        dossierId: before.id,
        code: before.code,
        bundleId,
        isWhole,
        note: `Phiếu bàn giao ${bundle.number}${wrong === '' ? '' : `: ${wrong}`}`,
      },
      { subjectId: before.id, unitId: bundle.counter.id },
    );
    const after =
      isWhole && one.row.kind === 'intake' ? arrivedDossier(before, ctx.now, ctx.calendar(before.calendar)) : null;
    if (after !== null) {
      await recordArrival(ctx, after, { byHand: false });
      dossiers.set(after.id, after);
      arrived += 1;
    }
    await sendBack(ctx, bundle, after ?? before, one);
  }
  ctx.emit(
    bundleEvents.confirmed,
    {
      bundleId: bundle.id,
      number: bundle.number,
      fromUnitId: bundle.from.id,
      toUnitId: bundle.to.id,
      faults: faults.length,
    },
    { subjectId: bundle.id, unitId: bundle.counter.id },
  );
  return { id: bundle.id, arrived, faults: faults.length };
});
