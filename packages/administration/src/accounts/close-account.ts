import { administrationEvents, closeAccount as endpoint } from '@dongbo/contract/administration';
import { PersonId } from '@dongbo/contract';
import { closeAccount as close } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation, type OperationOf } from '../define.ts';
import { findOther } from '../people/find-account.ts';

interface Held {
  readonly id: string;
  readonly subject_id: string;
  /** Null: for the person alone. */
  readonly unit_id: string | null;
  /** The colleague holds the role for it, there or above within the body, or the work asks for no role. */
  readonly fits: boolean;
}

/** Open work of the person, and whether the colleague could do it. */
async function heldWork(ctx: OperationOf<typeof endpoint>, personId: string, colleagueId: string | null) {
  const { rows } = await sql<Held>`
    select w.id, w.subject_id, w.unit_id, exists (
        select from role_grant g join account a on a.person_id = g.person_id and a.disabled_at is null
          join unit_closure c on c.ancestor_id = g.unit_id and c.descendant_id = w.unit_id
        where g.person_id = ${colleagueId}::uuid and (w.role_key is null or g.role_key = w.role_key)
          and (g.field is null or g.field = w.field)
          and g.valid_from <= ${ctx.now} and (g.valid_to is null or g.valid_to > ${ctx.now})) as fits
    from work_item w where w.assignee_id = ${personId}::uuid for update of w`.execute(ctx.db);
  return rows;
}

/** Closes an account after its open work has moved: each piece to the named colleague, or back to the queue of its unit, where whoever
 * leads gives it anew. Work that no unit has needs a colleague; nothing stays with somebody who has left. */
export const closeAccount = defineOperation(endpoint, async (ctx, { personId, colleagueId = null, reason }) => {
  const account = await findOther(ctx, endpoint.name, personId);
  if (colleagueId === account.id) return ctx.refuse('account.colleague-cannot', { left: '0' });
  const held = await heldWork(ctx, account.id, colleagueId);
  const ofNobody = held.filter(({ unit_id: unitId }) => unitId === null).length;
  if (ofNobody > 0 && colleagueId === null) return ctx.refuse('account.work-of-nobody', { left: String(ofNobody) });
  const unfit = held.filter(({ unit_id: unitId, fits }) => unitId !== null && !fits).length;
  if (unfit > 0 && colleagueId !== null) return ctx.refuse('account.colleague-cannot', { left: String(unfit) });
  const { now } = ctx;
  const deed = { personId: account.id, reason, by: ctx.actor.personId, now, newId: () => ctx.newId() };
  const closed = await close(ctx.db, { ...deed, as: 'closed' });
  if (closed === 'not-open') return ctx.refuse('account.not-open');
  if (closed === 'last-administrator') return ctx.refuse('account.last-administrator');
  await sql`update work_item set assignee_id = ${colleagueId}::uuid where id = any(${held.map(({ id }) => id)}::uuid[])`.execute(
    ctx.db,
  );
  // What lies behind the work is its system's: it follows by itself.
  ctx.emit(
    administrationEvents.accountClosed,
    {
      personId: PersonId.parse(account.id),
      colleagueId: colleagueId === null ? null : PersonId.parse(colleagueId),
      subjectIds: [...new Set(held.map((work) => work.subject_id))],
    },
    { subjectId: account.id },
  );
  ctx.about(account.id, reason);
  return { id: account.id, username: account.username, moved: held.length };
});
