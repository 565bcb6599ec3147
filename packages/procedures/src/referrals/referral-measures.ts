import type { Measure } from '@dongbo/kernel';
import { sql } from 'kysely';
import { countOf } from '../measures/count-of.ts';

/** What the asking of others is watched by, for each asked unit; read over the index of what is open (`referral_open_idx`). */
export const referralMeasures: readonly Measure[] = [
  countOf(
    'procedures.referrals-open',
    () => sql`select unit_id, count(*) as value from referral where state = 'open' group by unit_id`,
  ),
  countOf(
    'procedures.referrals-overdue',
    (now) =>
      sql`select unit_id, count(*) as value from referral where state = 'open' and due_at <= ${now} group by unit_id`,
  ),
];
