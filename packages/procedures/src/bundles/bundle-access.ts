import { mayAt, notFound, unitJson, type Actor, type UnitFacts } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Context } from '../define.ts';

/** A list as its row says it, with the units around it. */
export interface StoredBundle {
  readonly id: string;
  readonly number: string;
  readonly from: UnitFacts;
  readonly to: UnitFacts;
  /** Where it is opened and confirmed. */
  readonly counter: UnitFacts;
  readonly sent_at: Date;
  readonly sent_by: string;
  readonly confirm_by: Date;
  readonly closed_at: Date | null;
  readonly closed_by: string | null;
}

const holds = (actor: Actor, permission: string, { ancestors }: Pick<UnitFacts, 'ancestors'>): boolean =>
  mayAt(actor, permission, { ancestors, field: null });

/** May the actor confirm a list: at the counter where it is opened. Pure. */
export const mayConfirmBundle = (actor: Actor, { counter }: Pick<StoredBundle, 'counter'>): boolean =>
  holds(actor, 'procedures.bundle.confirm', counter);

/** A list of who sends or receives it; to everybody else it does not exist. Locked, it is nobody else's until the end of the act. */
export async function loadBundle(
  ctx: Pick<Context, 'db' | 'now' | 'actor'>,
  bundleId: string,
  { permission, lock = false }: { readonly permission: string; readonly lock?: boolean },
): Promise<StoredBundle> {
  const { rows } = await sql<StoredBundle>`
    select b.id, b.number, b.sent_at, b.confirm_by, b.closed_at,
      ${unitJson(sql.ref('b.from_unit_id'), ctx.now)} as "from", ${unitJson(sql.ref('b.to_unit_id'), ctx.now)} as "to",
      ${unitJson(sql.ref('b.counter_id'), ctx.now)} as counter,
      (select s.name from person s where s.id = b.sent_by) as sent_by,
      (select c.name from person c where c.id = b.closed_by) as closed_by
    from bundle b where b.id = ${bundleId}::uuid ${lock ? sql`for update of b` : sql``}`.execute(ctx.db);
  const [bundle] = rows;
  if (bundle === undefined) return notFound();
  const { from, to, counter } = bundle;
  return [from, to, counter].some((unit) => holds(ctx.actor, permission, unit)) ? bundle : notFound();
}
