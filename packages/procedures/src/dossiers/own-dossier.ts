import { sql, type RawBuilder } from 'kysely';

/** Whether `dossier d` is a person's own matter: the account filed it, or a counter took it in under the number and the name of the
 * account. Both have to be right: a digit mistyped at the counter shows nobody's matter to somebody else. */
export const isOwn = (personId: string | null): RawBuilder<boolean> => sql<boolean>`(d.person_id = ${personId}
  or (d.person_id is null and (d.identity_number, d.owner_name_folded) in ${numberAndName(personId)}))`;

/** Number and name of an account, as a list of one; empty where its number is not known. */
export const numberAndName = (personId: string | null): RawBuilder<unknown> => sql`(
  select h.identity_number, h.name_folded from person h where h.id = ${personId} and h.identity_number is not null)`;

/** The account that follows `dossier d` and is told of it: who filed it, or the citizen whose number and name a counter wrote down; null:
 * nobody. */
export const followerOf: RawBuilder<string | null> = sql<string | null>`coalesce(d.person_id, (select h.id from person h
  join account a on a.person_id = h.id where h.identity_number = d.identity_number and h.name_folded = d.owner_name_folded and h.kind = 'citizen'))`;
