import type { MySiteCheck } from '@dongbo/contract/procedures';
import { formatInstant, localDate } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { StoredSiteCheck } from './stored-site-check.ts';

type View = z.input<typeof MySiteCheck>;

/** Is the owner asked to be at `site_check c`? Until the end of its day; what nobody wrote down afterwards asks them no more. */
export const asksOwnerNow = (now: Date): RawBuilder<boolean> =>
  sql<boolean>`(c.state = 'planned' and c.asks_owner and c.planned_at >= ${`${localDate(now)}T00:00:00+07:00`}::timestamptz)`;

/** When and where the owner of `dossier d` is asked to be next; null: nowhere. */
export const visitJson = (now: Date): RawBuilder<unknown> => sql`(
  select json_build_object('at', c.planned_at, 'place', c.place) from site_check c
  where c.dossier_id = d.id and ${asksOwnerNow(now)} order by c.planned_at limit 1)`;

/** The number that the owner was given, of who planned it. Pure. */
export const phoneOf = ({ members, plannedById }: Pick<StoredSiteCheck, 'members' | 'plannedById'>): string | null =>
  members.find(({ personId }) => personId === plannedById)?.phone ?? null;

function foundOf({ record, number, recordedAt }: StoredSiteCheck): View['found'] {
  if (record === null || number === null || recordedAt === null) return null;
  const { outcome, ownerPresent, findings } = record;
  // Who was there was shown the minutes and asked to sign them.
  return { outcome, number, ownerPresent, findings: ownerPresent ? findings : null, at: formatInstant(recordedAt) };
}

/** What is or was looked at on the spot, as the owner sees it: neither who went along nor what was put right since. Pure. */
export const viewMySiteChecks = (checks: readonly StoredSiteCheck[]): View[] =>
  checks
    .filter(({ state, correctedBy }) => state !== 'cancelled' && correctedBy === null)
    .map((check) => {
      const moved = check.postponements.at(-1);
      return {
        id: check.id,
        isPlanned: check.record === null,
        at: check.record?.startedAt ?? formatInstant(check.plannedAt),
        place: check.record?.place ?? check.place,
        subject: check.subject,
        asksOwner: check.asksOwner,
        unit: check.unit,
        guideName: check.plannedBy,
        guidePhone: phoneOf(check),
        moved: moved === undefined ? null : { from: moved.from, reason: moved.reason },
        found: foundOf(check),
      };
    });
