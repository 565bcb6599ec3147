import { PaperExchange } from '@dongbo/contract/procedures';
import { formatInstant } from '@dongbo/kernel';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { ProceduresTables } from '../tables.ts';

const Row = PaperExchange.omit({ openedAt: true, doBy: true, at: true, isLate: true }).extend({
  openedAt: z.date(),
  doBy: z.date(),
  at: z.date().nullable(),
});

/** Papers of a result that were given out and do not hold any more, the newest first. One statement. */
export async function readExchanges(
  db: Kysely<ProceduresTables>,
  dossierId: string,
  now: Date,
): Promise<z.input<typeof PaperExchange>[]> {
  const { rows } = await sql`
    select e.id, e.wrong_number as "wrongNumber", c.number, coalesce(c.signed_file_id is not null, false) as "isSigned",
      e.opened_at as "openedAt", e.do_by as "doBy", e.state, e.is_given as "isGiven", e.is_taken_back as "isTakenBack", e.reason,
      e.receiver_kind as receiver, e.receiver_name as "receiverName", p.name as by, e.closed_at as at
    from paper_exchange e join result_change c on c.id = e.change_id left join person p on p.id = e.closed_by
    where e.dossier_id = ${dossierId}::uuid order by e.opened_at desc, e.id desc`.execute(db);
  return z
    .array(Row)
    .parse(rows)
    .map(({ openedAt, doBy, at, ...row }) => ({
      ...row,
      openedAt: formatInstant(openedAt),
      doBy: formatInstant(doBy),
      at: at && formatInstant(at),
      isLate: row.state === 'open' && doBy < now,
    }));
}
