import type { HeldTaken } from '@dongbo/contract/procedures';
import { localDate, scopesOf, unitNameOn } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context } from '../define.ts';
import { heldTakeRuleOn } from './held-take-data.ts';

/** Whose papers are taken for what, before a dossier is there. */
export interface TakeFor {
  readonly identityNumber: string;
  readonly procedureCode: string;
}

/** Is a file of the taking `t` in a dossier by now? */
export const isUsed = sql<boolean>`exists (select from file f where f.id = any(t.file_ids) and f.attached_to is not null)`;

/** What is known before something is taken: who is told of it, and whether the officer has too much already. */
export interface BeforeTake {
  /** How many persons' papers an officer may have at most without a dossier, where they have that many already; null: they have not. */
  readonly most: number | null;
  /** Account of a citizen with the number; null: none. */
  readonly ownerId: string | null;
  /** Name of the counter's unit. */
  readonly unit: string;
}

/** Whether the officer has the papers of too many others already, of which no dossier was taken in, and whom a taking is told. One
 * statement. */
export async function beforeTake(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  { identityNumber }: Pick<TakeFor, 'identityNumber'>,
): Promise<BeforeTake> {
  const { mostPersons } = heldTakeRuleOn(localDate(now));
  const [post] = scopesOf(actor, 'procedures.intake.take-held');
  const { rows } = await sql<{ persons: number; ownerId: string | null; unit: string | null }>`
    select (
      select count(distinct t.identity_number)::integer from held_take t
      where t.taken_by = ${actor.personId}::uuid and t.closed_at is null and t.identity_number <> ${identityNumber}
        and not ${isUsed}) as persons,
      (select h.id from person h join account a on a.person_id = h.id
        where h.identity_number = ${identityNumber} and h.kind = 'citizen' limit 1) as "ownerId",
      ${unitNameOn(sql`${post?.unitId ?? null}::uuid`, now)} as unit`.execute(db);
  const [row] = rows;
  const isTooMany = (row?.persons ?? 0) >= mostPersons;
  return { most: isTooMany ? mostPersons : null, ownerId: row?.ownerId ?? null, unit: row?.unit ?? '' };
}

/** Binds what was taken to the number of who stands there and to what it is for: what no dossier uses is taken away again and told. What
 * is taken twice is bound once. */
export function bindTake(
  ctx: Context,
  { identityNumber, procedureCode }: TakeFor,
  taken: z.input<typeof HeldTaken>,
): void {
  const fileIds = taken.files.map(({ id }) => id);
  const [post] = scopesOf(ctx.actor, 'procedures.intake.take-held');
  if (post === undefined || fileIds.length === 0) return;
  ctx.later(
    sql`insert into held_take (id, unit_id, taken_by, taken_at, identity_number, procedure_code, name, file_ids)
      select ${ctx.newId()}::uuid, ${post.unitId}::uuid, ${ctx.actor.personId}::uuid, ${ctx.now}, ${identityNumber}, ${procedureCode},
        ${taken.source.name}, ${fileIds}::uuid[]
      where not exists (select from held_take t where t.closed_at is null and t.taken_by = ${ctx.actor.personId}::uuid
        and t.file_ids && ${fileIds}::uuid[])`.execute(ctx.db),
  );
}
