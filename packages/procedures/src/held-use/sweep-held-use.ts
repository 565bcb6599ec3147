import { sql } from 'kysely';
import { z } from 'zod';
import { getProcedureVersion } from '../catalogue/procedure-store.ts';
import { defineSweep, type Context } from '../define.ts';
import { StoredPapers } from '../dossiers/stored-dossier.ts';
import { codesWithSlots } from '../held/held-data.ts';
import { findHeld } from '../held/held-items.ts';
import { codesAnswering, slotsOf, type Slot } from '../held/held-rule.ts';
import { heldAnswersOf, type Received } from './held-use-rule.ts';

/** Dossiers of one turn. */
const mostAtOnce = 200;
/** So far back receptions are looked for that were not looked at: whatever stood still longer is not counted. */
const daysBack = 35;

const Row = z.object({
  id: z.string(),
  identity_number: z.string(),
  procedure_code: z.string(),
  procedure_version_id: z.string(),
  paper_case: z.string().nullable(),
  answers: z.record(z.string(), z.unknown()),
  papers: StoredPapers,
  received_at: z.date(),
  copied: z.array(z.string()),
});
type Row = z.infer<typeof Row>;

const since = ({ now }: Context) => sql`${now}::timestamptz - make_interval(days => ${daysBack})`;

/** Received dossiers of procedures with a paper that something held can answer, which nobody looked at yet. One statement. */
async function nextReceived(ctx: Context): Promise<Row[]> {
  const { rows } = await sql`
    select d.id, d.identity_number, p.code as procedure_code, d.procedure_version_id, d.paper_case, d.answers, d.papers, d.received_at,
      array(select k.file_id::text from file f join held_copy k on k.file_id = f.id where f.attached_to = d.id) as copied
    from dossier d join procedure_version v on v.id = d.procedure_version_id join procedure p on p.id = v.procedure_id
    where d.received_at > ${since(ctx)} and d.received_at <= ${ctx.now}::timestamptz and d.identity_number is not null
      and d.procedure_version_id = any(array(select w.id from procedure_version w join procedure q on q.id = w.procedure_id
        where substring(q.code from '^\\d\\.\\d{6}') = any(${[...codesWithSlots]}::text[])))
      and not exists (select from held_answer_seen s where s.dossier_id = d.id)
    order by d.received_at, d.id limit ${mostAtOnce}`.execute(ctx.db);
  return z.array(Row).parse(rows);
}

async function slotsOfEach(ctx: Context, rows: readonly Row[]): Promise<ReadonlyMap<Row, readonly Slot[]>> {
  const versions = new Map<string, Awaited<ReturnType<typeof getProcedureVersion>>>();
  for (const id of new Set(rows.map((row) => row.procedure_version_id)))
    versions.set(id, await getProcedureVersion(ctx.db, id, ctx.now));
  return new Map(
    rows.map((row) => {
      const procedure = versions.get(row.procedure_version_id);
      const choice = { caseKey: row.paper_case, answers: row.answers };
      return [row, procedure === undefined ? [] : slotsOf(procedure, choice)];
    }),
  );
}

const receivedOf = (row: Row): Received => ({
  id: row.id,
  procedureCode: row.procedure_code,
  receivedAt: row.received_at,
  papers: row.papers,
  copied: new Set(row.copied),
});

async function countTurn(ctx: Context, rows: readonly Row[]): Promise<void> {
  const slots = await slotsOfEach(ctx, rows);
  const items = await findHeld(ctx.db, {
    identityNumbers: rows.map((row) => row.identity_number),
    codes: codesAnswering([...slots.values()].flat()),
    now: ctx.now,
  });
  const found = rows.flatMap((row) =>
    heldAnswersOf(
      receivedOf(row),
      slots.get(row) ?? [],
      items.filter(({ identityNumber }) => identityNumber === row.identity_number),
    ).map(({ componentId, name, outcome }) => ({
      dossier_id: row.id,
      component_id: componentId,
      name,
      outcome,
      received_at: row.received_at,
    })),
  );
  if (found.length > 0)
    await ctx.db
      .insertInto('held_answer')
      .values(found)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  await ctx.db
    .insertInto('held_answer_seen')
    .values(rows.map(({ id, received_at }) => ({ dossier_id: id, received_at })))
    .execute();
}

/** Looks at what was received, beside the straight way: whether papers that were held were used, or asked for all the same. What was
 * counted stays counted, also where a result is cancelled later: it held when the dossier was received. */
export const sweepHeldUse = defineSweep({
  name: 'procedures.sweep-held-use',
  at: { everyMinutes: 15 },
  // What was looked at is no longer found.
  place: z.never(),
  turn: async (ctx) => {
    await sql`delete from held_answer_seen where received_at <= ${since(ctx)}`.execute(ctx.db);
    const rows = await nextReceived(ctx);
    if (rows.length > 0) await countTurn(ctx, rows);
    return { isMore: rows.length === mostAtOnce };
  },
});
