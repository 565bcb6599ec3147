import { sql, type RawBuilder } from 'kysely';

/** Whether a grant `g` stands at an instant: it has begun and has not ended. Its lock may still keep it from having any effect. */
export const isStanding = (at: Date | RawBuilder<Date>): RawBuilder<boolean> =>
  sql<boolean>`(g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at}))`;

/** Whether the lock of a grant `g` is open at an instant: it has none, or its holder has passed what it demands. */
export const isUnlocked = (
  at: Date | RawBuilder<Date>,
): RawBuilder<boolean> => sql<boolean>`(g.lock_key is null or exists (
  select from passed_key k where k.person_id = g.person_id and k.key = g.lock_key
    and k.passed_at <= ${at} and (k.valid_to is null or k.valid_to > ${at})))`;

/** Whether a grant `g` lets its holder do anything at an instant: it stands, and nothing that has to be passed first is missing. */
export const isInForce = (at: Date | RawBuilder<Date>): RawBuilder<boolean> =>
  sql<boolean>`(${isStanding(at)} and ${isUnlocked(at)})`;

/** Whether an account `a` is in use: activated, and not closed. */
export const isAccountOpen: RawBuilder<boolean> = sql<boolean>`(a.password_hash is not null and a.disabled_at is null)`;

/** As which role of the program the holder of a role `r` works: a role of the province may stand for one. */
export const workRole: RawBuilder<string> = sql<string>`coalesce(r.works_as, r.key)`;
