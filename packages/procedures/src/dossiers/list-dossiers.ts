import { DossierState, Owner, fold, listDossiers as endpoint, type InputOf, type LocalText } from '@dongbo/contract';
import { GeneralError, dueStateOf, formatInstant, scopesOf, type Actor } from '@dongbo/kernel';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { defineOperation } from '../define.ts';
import type { ProceduresTables } from '../tables.ts';

interface Row {
  id: string;
  code: string;
  state: string;
  procedure_code: string;
  procedure_name: string;
  owner: unknown;
  competent_unit_id: string;
  competent_name: string;
  step_name: LocalText | null;
  assignee_name: string | null;
  submitted_at: Date;
  received_at: Date | null;
  due_at: Date | null;
  finished_at: Date | null;
  returned_at: Date | null;
  calendar: string;
}

const Cursor = z.tuple([z.iso.datetime(), z.uuid()]);

const cursorOf = (row: Row): string => Buffer.from(JSON.stringify([row.submitted_at.toISOString(), row.id])).toString('base64url');

function readCursor(text: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    throw new GeneralError('invalid-input', {}, [{ path: 'cursor', code: 'custom' }]);
  }
}

/** Escapes what LIKE would read as a pattern. */
const literal = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** The dossiers that live below a unit where the actor holds the permission; the query twin of `mayForDossier`. */
function inScope(actor: Actor): RawBuilder<unknown> {
  if (actor.kind === 'system') return sql`true`;
  const scopes = scopesOf(actor, endpoint.name);
  const units = scopes.map(({ unitId }) => unitId);
  const fields = scopes.map(({ field }) => field);
  return sql`exists (
    select 1 from unnest(${units}::uuid[], ${fields}::text[]) as g(unit, field)
    join unit_closure c on c.ancestor_id = g.unit
    where c.descendant_id in (d.receiving_unit_id, d.competent_unit_id, d.division_id) and (g.field is null or g.field = v.field))`;
}

/** A code or its beginning, an identity number, or part of the owner's name whatever its accents. */
function matching(q: string): RawBuilder<unknown> {
  const compact = q.replaceAll(/\s/g, '');
  const found = [sql`d.code like ${`${literal(compact.toUpperCase())}%`}`, sql`d.identity_number = ${compact}`];
  const folded = fold(q);
  if (/\p{L}/u.test(folded)) found.push(sql`d.owner_name_folded like ${`%${literal(folded)}%`}`);
  return sql`(${sql.join(found, sql` or `)})`;
}

function conditions(input: InputOf<typeof endpoint>, actor: Actor): RawBuilder<unknown>[] {
  const where = [inScope(actor)];
  if (input.q) where.push(matching(input.q));
  if (input.state) where.push(sql`d.state = ${input.state}`);
  if (input.procedureCode) where.push(sql`p.code = ${input.procedureCode}`);
  if (input.from) where.push(sql`d.submitted_at >= (${input.from}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'`);
  if (input.to) where.push(sql`d.submitted_at < (${input.to}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'`);
  if (input.cursor) {
    const [at, id] = readCursor(input.cursor);
    where.push(sql`(d.submitted_at, d.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  return where;
}

async function findRows(db: Kysely<ProceduresTables>, where: readonly RawBuilder<unknown>[], limit: number, now: Date): Promise<Row[]> {
  const found = await sql<Row>`
    select d.id, d.code, d.state, p.code as procedure_code, v.name as procedure_name, d.owner, d.competent_unit_id,
      (select n.name from unit_name n where n.unit_id = d.competent_unit_id
        and n.valid_from <= (${now}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date order by n.valid_from desc limit 1) as competent_name,
      (select s -> 'name' from jsonb_array_elements(f.definition -> 'steps') s where s ->> 'id' = d.step_id) as step_name,
      a.name as assignee_name, d.submitted_at, d.received_at, d.due_at, d.finished_at, d.returned_at, d.calendar
    from dossier d
    join procedure_version v on v.id = d.procedure_version_id
    join procedure p on p.id = v.procedure_id
    join process_definition f on f.id = d.process_definition_id
    left join person a on a.id = d.assignee_id
    where ${sql.join(where, sql` and `)}
    order by d.submitted_at desc, d.id desc
    limit ${limit}`.execute(db);
  return found.rows;
}

const instant = (at: Date | null): string | null => at && formatInstant(at);

/** Dossiers that live at the caller's units, newest first; one statement. */
export const listDossiers = defineOperation(endpoint, async (ctx, input) => {
  const rows = await findRows(ctx.db, conditions(input, ctx.actor), input.limit + 1, ctx.now);
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => ({
      id: row.id,
      code: row.code,
      state: DossierState.parse(row.state),
      procedureName: row.procedure_name,
      procedureCode: row.procedure_code,
      ownerName: Owner.parse(row.owner).name,
      competentUnit: { id: row.competent_unit_id, name: row.competent_name },
      stepName: row.step_name,
      assigneeName: row.assignee_name,
      submittedAt: formatInstant(row.submitted_at),
      receivedAt: instant(row.received_at),
      dueAt: instant(row.due_at),
      finishedAt: instant(row.finished_at),
      returnedAt: instant(row.returned_at),
      dueState: dueStateOf(row.due_at, row.finished_at ?? ctx.now, {
        calendar: ctx.ports.calendar(row.calendar),
        suspended: row.state === 'suspended',
      }),
    })),
    nextCursor: rows.length > input.limit && last ? cursorOf(last) : null,
  };
});
