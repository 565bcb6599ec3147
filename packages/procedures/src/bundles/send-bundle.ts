import { bundleEvents, sendBundle as endpoint } from '@dongbo/contract/procedures';
import {
  GeneralError,
  closeWork,
  defaultCalendarName,
  drawWrittenNumber,
  localDate,
  mayAt,
  notFound,
  putWork,
  unitJson,
  type UnitFacts,
} from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation, type OperationOf } from '../define.ts';
import { findDossiers } from '../dossiers/dossier-store.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { chaseAtOf, confirmByOf } from './bundle-rule.ts';
import { handOverRuleOn, listNotations, receiverRole } from './hand-over-data.ts';
import { handoverColumns, handoverJoins, piecesOfRow, type HandoverRow } from './handover-rows.ts';
import { missingSlot, workOfBundle } from './work-of-bundle.ts';

type Context = OperationOf<typeof endpoint>;

interface Row extends HandoverRow {
  readonly to_unit_id: string;
  readonly missed_in: string | null;
}

interface Ends {
  readonly from: UnitFacts;
  readonly to: UnitFacts;
  /** The receiving commune's counter; null where it has none, and at bodies of the province. */
  readonly counter: UnitFacts | null;
}

/** What waits at the counter of what was named, locked: nobody else sends it meanwhile. */
async function lockWaiting(ctx: Context, fromUnitId: string, ids: readonly string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ${handoverColumns}, h.to_unit_id, h.missed_in
    from paper_handover h ${handoverJoins}
    where h.id = any(${ids}::uuid[]) and h.from_unit_id = ${fromUnitId}::uuid and h.bundle_id is null and h.settled_at is null
      and d.step_id is not null
    order by array_position(${ids}::uuid[], h.id) for update of h`.execute(ctx.db);
  return rows;
}

async function endsOf(ctx: Context, fromUnitId: string, toUnitId: string): Promise<Ends> {
  const { rows } = await sql<Ends>`
    select ${unitJson(sql`${fromUnitId}::uuid`, ctx.now)} as "from", ${unitJson(sql`${toUnitId}::uuid`, ctx.now)} as "to",
      ${unitJson(
        sql`(select o.id from unit u join unit o on o.parent_id = u.id and o.kind = 'one-stop' and o.valid_to is null
          where u.id = ${toUnitId}::uuid and u.kind = 'commune' order by o.code limit 1)`,
        ctx.now,
      )} as counter`.execute(ctx.db);
  const [ends] = rows;
  return ends?.from ? ends : notFound();
}

/** Writes which papers travel in the list, in their order. One statement. */
async function putInto(ctx: Context, bundleId: string, rows: readonly Row[]): Promise<void> {
  const travelling = rows.map((row, index) => ({ id: row.id, ordinal: index + 1, pieces: piecesOfRow(row) }));
  await sql`update paper_handover h set bundle_id = ${bundleId}::uuid, ordinal = m.ordinal, pieces = m.pieces
    from jsonb_to_recordset(${JSON.stringify(travelling)}::jsonb) as m(id uuid, ordinal smallint, pieces jsonb)
    where h.id = m.id`.execute(ctx.db);
}

/** What is known of each dossier: its papers are on the way; what lacked is being sent. */
function tellDossiers(
  ctx: Context,
  bundle: { readonly id: string; readonly note: string },
  { from, rows }: { readonly from: UnitFacts; readonly rows: readonly Row[] },
): void {
  for (const { dossier_id: dossierId, code, missed_in: missed } of rows) {
    ctx.emit(
      bundleEvents.papersSent,
      { dossierId, code, bundleId: bundle.id, note: bundle.note },
      { subjectId: dossierId, unitId: from.id },
    );
    if (missed !== null)
      ctx.later(closeWork(ctx.db, { system: 'procedures', subjectId: dossierId, slot: missingSlot }));
  }
}

/** A list is sent by its own counter; who may not even see the lists there does not learn of it. */
function checkSender({ actor }: Context, { ancestors }: UnitFacts): void {
  const place = { ancestors, field: null };
  if (mayAt(actor, endpoint.name, place)) return;
  if (mayAt(actor, 'procedures.bundle.list', place)) throw new GeneralError('not-allowed');
  notFound();
}

/** Makes the list of papers that a counter sends to one body: numbered, work of who receives it, chased when nobody confirms it. */
export const sendBundle = defineOperation(endpoint, async (ctx, { fromUnitId, handoverIds }) => {
  const ids = [...new Set(handoverIds)];
  const rows = await lockWaiting(ctx, fromUnitId, ids);
  const [first] = rows;
  const { from, to, counter } = await endsOf(ctx, fromUnitId, first?.to_unit_id ?? fromUnitId);
  checkSender(ctx, from);
  await ctx.requireStage(from.id);
  if (rows.length < ids.length || first === undefined) return ctx.refuse('bundle.not-waiting');
  if (rows.some(({ to_unit_id: other }) => other !== first.to_unit_id)) return ctx.refuse('bundle.several-receivers');
  const dossiers = await findDossiers(ctx.db, [...new Set(rows.map((row) => row.dossier_id))], {
    at: ctx.now,
    lock: false,
  });
  if (dossiers.some((dossier) => isPartyTo(ctx.actor, dossier))) return ctx.refuse('dossier.same-person');
  const day = localDate(ctx.now);
  const rule = handOverRuleOn(day);
  const calendar = ctx.calendar(defaultCalendarName);
  const number = await drawWrittenNumber(ctx, { book: `bundle:${from.id}`, notations: listNotations, unit: from, day });
  const place = counter ?? to;
  const bundle = {
    id: ctx.newId(),
    number,
    fromName: from.name,
    counterId: place.id,
    role: receiverRole(to.kind),
    confirmBy: confirmByOf(ctx.now, rule, calendar),
    dossiers: rows.length,
  };
  await ctx.db
    .insertInto('bundle')
    .values({
      id: bundle.id,
      number,
      year: Number(day.slice(0, 4)),
      from_unit_id: from.id,
      to_unit_id: to.id,
      counter_id: place.id,
      sent_at: ctx.now,
      sent_by: ctx.actor.personId ?? '',
      confirm_by: bundle.confirmBy,
      chase_at: chaseAtOf(ctx.now, 0, rule, calendar),
    })
    .execute();
  await putInto(ctx, bundle.id, rows);
  await putWork(ctx.db, workOfBundle(ctx, bundle));
  tellDossiers(ctx, { id: bundle.id, note: `Phiếu bàn giao ${number}: ${from.name} → ${to.name}` }, { from, rows });
  ctx.emit(
    bundleEvents.sent,
    { bundleId: bundle.id, number, fromUnitId: from.id, toUnitId: to.id, dossiers: rows.length },
    { subjectId: bundle.id, unitId: from.id },
  );
  return { id: bundle.id, number };
});
