import { formatInstant, workingMinutesBetween, type Calendar } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredClock, StoredDossier } from '../dossiers/stored-dossier.ts';
import type { DelaysData } from './letter-data.ts';

const minutesOfWorkingDay = 8 * 60;

/** How long the clock stood in working days, in words, such as "2,5 ngày làm việc"; null: it never did. A pause that is open counts
 * until now. Pure. */
export function suspendedInWords(
  suspensions: readonly Pick<StoredClock['suspensions'][number], 'from' | 'to'>[],
  { calendar, now }: { readonly calendar: Calendar; readonly now: Date },
): string | null {
  if (suspensions.length === 0) return null;
  const minutes = suspensions.reduce((sum, { from, to }) => sum + workingMinutesBetween(calendar, from, to ?? now), 0);
  return `${(minutes / minutesOfWorkingDay).toLocaleString('vi-VN', { maximumFractionDigits: 1 })} ngày làm việc`;
}

/** What moved the date of a dossier, for papers: the supplements that were asked for, how long the clock stood for them, and the new day
 * of the apology. One statement, and none for a dossier without a supplement. */
export async function readDelays(
  ctx: Pick<Context, 'db' | 'now' | 'calendar'>,
  dossier: StoredDossier,
): Promise<DelaysData> {
  const requests =
    dossier.supplements === 0
      ? []
      : await ctx.db
          .selectFrom('supplement_request')
          .select(['ordinal', 'asked_at', 'answered_at'])
          .where('dossier_id', '=', dossier.id)
          .orderBy('ordinal')
          .execute();
  const { clock, apology } = dossier;
  return {
    supplements: requests.map((request) => ({
      ordinal: request.ordinal,
      askedAt: formatInstant(request.asked_at),
      answeredAt: request.answered_at && formatInstant(request.answered_at),
    })),
    suspended: suspendedInWords(clock?.suspensions ?? [], { calendar: ctx.calendar(dossier.calendar), now: ctx.now }),
    promisedOn: apology?.state === 'sent' ? apology.promisedOn : null,
  };
}
