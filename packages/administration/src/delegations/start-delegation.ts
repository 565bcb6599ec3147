import type { InputOf } from '@dongbo/contract';
import { startDelegation as endpoint } from '@dongbo/contract/administration';
import {
  insertGrant,
  isGrantInReach,
  lockRightsOf,
  notFound,
  readGrants,
  readHoldings,
  spans,
  type StoredGrant,
} from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation, type Context, type OperationOf } from '../define.ts';
import { spanOfDays } from '../rights/days.ts';
import { newConflicts } from '../rights/view-grant.ts';
import { isDelegable, isHeadRole, lacksTitle } from './delegation-rule.ts';

/** A right of the caller, or one that they administer; what is out of reach does not exist. */
async function findSource(ctx: Context, grantId: string): Promise<StoredGrant> {
  const { actor } = ctx;
  const [found] = await readGrants(
    ctx.db,
    sql`g.id = ${grantId}::uuid and (g.person_id = ${actor.personId}::uuid or ${isGrantInReach(actor, 'administration.grant.give')})`,
    ctx,
  );
  return found ?? notFound();
}

interface Colleague {
  readonly name: string;
  /** Holds a right in the body to which the unit belongs. */
  readonly ofBody: boolean;
}

/** The body of a unit is the highest unit below the province to which it belongs. */
async function findColleague(ctx: Context, personId: string, unitId: string): Promise<Colleague | undefined> {
  const { rows } = await sql<Colleague>`
    select p.name, exists (
      select from role_grant g join unit_closure mine on mine.descendant_id = g.unit_id
        join unit u on u.id = mine.ancestor_id and u.kind <> 'province'
        join unit_closure c on c.ancestor_id = u.id and c.descendant_id = ${unitId}::uuid
      where g.person_id = p.id and g.valid_from <= ${ctx.now} and (g.valid_to is null or g.valid_to > ${ctx.now})) as "ofBody"
    from person p join account a on a.person_id = p.id and a.disabled_at is null
    where p.id = ${personId}::uuid and p.kind = 'official'`.execute(ctx.db);
  return rows[0];
}

/** The right as its delegate would hold it; refused where it may not be passed on so. */
function derive(
  ctx: OperationOf<typeof endpoint>,
  source: StoredGrant,
  input: InputOf<typeof endpoint> & { readonly span: { readonly validFrom: Date; readonly validTo: Date | null } },
) {
  const { personId, span, field, capacity, title = null } = input;
  if (source.validTo !== null && source.validTo <= ctx.now) ctx.refuse('right.ended');
  if (!isDelegable(source) || source.personId === personId) ctx.refuse('delegation.not-delegable');
  const beyond = source.validTo !== null && (span.validTo === null || span.validTo > source.validTo);
  const otherField = field !== undefined && source.field !== null && source.field !== field;
  if (beyond || otherField || span.validFrom < source.validFrom) ctx.refuse('right.beyond-source');
  // Nobody but the head signs as the head.
  const asDeputy = isHeadRole(source.role) ? 'KT' : null;
  const signs = { capacity: capacity ?? source.capacity ?? asDeputy, title: title ?? source.title };
  if (lacksTitle(signs)) ctx.refuse('delegation.title-missing');
  return { ...span, ...signs, field: field ?? source.field };
}

/** Lets a colleague act for somebody. The work of the role comes to both, goes on where somebody is ill, and comes back by itself on the
 * last day, or before that when the right itself ends. */
export const startDelegation = defineOperation(endpoint, async (ctx, input) => {
  const { personId, reason, grantId } = input;
  ctx.about(personId, reason);
  if (ctx.space !== 'official') ctx.refuse('right.official-only');
  const span = spanOfDays(input, ctx.now) ?? ctx.refuse('right.days-wrong');
  await lockRightsOf(ctx.db, personId);
  const source = await findSource(ctx, grantId);
  const derived = derive(ctx, source, { ...input, span });
  const colleague = await findColleague(ctx, personId, source.unitId);
  if (colleague === undefined || !colleague.ofBody) return ctx.refuse('delegation.not-colleague');
  const { name: personName } = colleague;
  const wanted = { ...source, id: 'asked', personId, personName, ...derived, sourceGrantId: source.id };
  const held = await readHoldings(ctx.db, personId, ctx.now);
  if (held.some((one) => one.role === source.role && spans(one, wanted))) ctx.refuse('right.held-already');
  const [broken] = newConflicts(held, [...held, wanted]);
  if (broken !== undefined) ctx.refuse('right.separated', { rule: broken.rule.name.vi, basis: broken.rule.basis });
  const { role, unitId, lockKey } = source;
  const right = { personId, role, unitId, reason, lockKey, ...derived, sourceGrantId: source.id };
  const id = await insertGrant(ctx.db, right, { personId: ctx.actor.personId, now: ctx.now });
  return { id, version: 0 };
});
