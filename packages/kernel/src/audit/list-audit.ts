import { listAudit as endpoint, type auditKinds, type InputOf, type OutputOf } from '@dongbo/contract';
import { sql, type RawBuilder } from 'kysely';
import { checkPeriod } from '../check-period.ts';
import { defineKernelOperation, type KernelContext } from '../operation/kernel-operation.ts';
import { GeneralError } from '../operation/problems.ts';
import type { SubjectNames } from '../operation/subject-names.ts';
import { rolesOn } from '../organisation/roles-on.ts';
import { readCursor, takePage } from '../paging.ts';
import { provinceHeldSql } from './province-scope.ts';

interface Row {
  readonly held: boolean;
  readonly id: string | null;
  readonly at: Date;
  readonly operation: string;
  readonly actor_name: string;
  readonly subject_id: string | null;
  readonly outcome: string;
  readonly reason: string | null;
  readonly address: string | null;
  readonly details: {
    readonly filters?: Readonly<Record<string, string>>;
    readonly rows?: number;
    readonly account?: string;
  } | null;
  readonly roles: readonly string[] | null;
}

type Filter = InputOf<typeof endpoint>;

/** A part of a name, as LIKE wants it. */
const within = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** `done` and `read` are the outcomes of what was not refused. */
const ofKind: Readonly<Record<(typeof auditKinds)[number], RawBuilder<unknown>>> = {
  acts: sql`e.outcome <> 'read'`,
  readings: sql`e.outcome = 'read'`,
  refusals: sql`e.outcome not in ('done', 'read')`,
};

function conditionsOf(input: Filter, subjectId: string | undefined): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (subjectId !== undefined) conditions.push(sql`e.subject_id = ${subjectId}`);
  if (input.personId !== undefined) conditions.push(sql`e.actor_id = ${input.personId}`);
  if (input.operation !== undefined) conditions.push(sql`e.operation = ${input.operation}`);
  if (input.outcome !== undefined) conditions.push(sql`e.outcome = ${input.outcome}`);
  if (input.kind !== undefined) conditions.push(ofKind[input.kind]);
  if (input.from !== undefined) conditions.push(sql`e.at >= ${`${input.from}T00:00:00+07:00`}::timestamptz`);
  if (input.to !== undefined)
    conditions.push(sql`e.at < ${`${input.to}T00:00:00+07:00`}::timestamptz + interval '1 day'`);
  if (input.person !== undefined)
    conditions.push(sql`(e.actor_name ilike ${within(input.person)} or e.details ->> 'account' = lower(${input.person})
      or e.actor_id in (select person_id from account where username = lower(${input.person})))`);
  return conditions;
}

async function findSubject(db: Parameters<SubjectNames['find']>[0], names: readonly SubjectNames[], code: string) {
  for (const one of names) {
    const id = await one.find(db, code);
    if (id !== null) return id;
  }
  return null;
}

async function codesOf(
  db: Parameters<SubjectNames['codes']>[0],
  names: readonly SubjectNames[],
  ids: readonly string[],
) {
  if (ids.length === 0) return new Map<string, string>();
  const found = await Promise.all(names.map(async (one) => await one.codes(db, ids)));
  return new Map(found.flatMap((codes) => [...codes]));
}

/** Audit entries, newest first, for who holds the permission for the whole province; permission and page in one
 * statement. Without a subject or person the order is that of the ids, which sort by time and have an index. */
export async function readAuditPage(
  ctx: Pick<KernelContext, 'db' | 'actor' | 'subjectNames' | 'about'>,
  permission: string,
  input: Filter,
): Promise<OutputOf<typeof endpoint>> {
  // The systems' tables lie in the same search path.
  const db = ctx.db as unknown as Parameters<SubjectNames['find']>[0];
  const named = input.code === undefined ? undefined : await findSubject(db, ctx.subjectNames, input.code);
  const subjectId = input.subjectId ?? named ?? undefined;
  const filtered = subjectId !== undefined || input.personId !== undefined;
  const { at, id } = input.cursor === undefined ? { at: null, id: null } : readCursor(input.cursor);
  const before = filtered ? sql`(e.at, e.id) < (${at}::timestamptz, ${id}::uuid)` : sql`e.id < ${id}::uuid`;
  const conditions = [
    sql`held.held`,
    ...(named === null ? [sql`false`] : []),
    ...conditionsOf(input, subjectId),
    ...(at === null ? [] : [before]),
  ];
  const { rows } = await sql<Row>`
    select held.held, e.id, e.at, e.operation, e.actor_name, e.subject_id, e.outcome, e.reason, e.address, e.details,
      ${rolesOn(sql`e.actor_id`, sql`e.at`)} as roles
    from (select ${provinceHeldSql(ctx.actor, permission)} as held) as held
    left join lateral (
      select e.* from audit_entry e
      where ${sql.join(conditions, sql` and `)}
      order by ${filtered ? sql`e.at desc, e.id desc` : sql`e.id desc`} limit ${input.limit + 1}
    ) as e on true`.execute(ctx.db);
  if (rows[0]?.held !== true) throw new GeneralError('not-allowed');
  const found = rows.flatMap((row) => (row.id === null ? [] : [{ ...row, id: row.id }]));
  const { items, nextCursor } = takePage(found, input.limit, (row) => row);
  if (subjectId !== undefined) ctx.about(subjectId);
  const codes = await codesOf(
    db,
    ctx.subjectNames,
    items.flatMap((row) => (row.subject_id === null ? [] : [row.subject_id])),
  );
  return {
    items: items.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      operation: row.operation,
      actor: row.actor_name,
      subjectId: row.subject_id,
      outcome: row.outcome,
      reason: row.reason,
      subjectCode: row.subject_id === null ? null : (codes.get(row.subject_id) ?? null),
      address: row.address,
      roles: [...(row.roles ?? [])],
      action: row.details?.filters?.['action'] ?? null,
      account: row.details?.account ?? null,
      filters: row.details?.filters ?? {},
      rows: row.details?.rows ?? null,
    })),
    nextCursor,
  };
}

export const listAudit = defineKernelOperation(endpoint, async (ctx, input) => {
  checkPeriod(ctx, input);
  return await readAuditPage(ctx, endpoint.name, input);
});
