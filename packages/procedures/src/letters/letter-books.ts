import { readFileSync } from 'node:fs';
import { drawing, localDate, Notations, writeInSpace, yearOf } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Context } from '../define.ts';
import type { DecidingBody } from '../results/deciding-body.ts';

const Books = z.object({
  'supplement-request': Notations,
  'refusal-notice': Notations,
  apology: Notations,
  'stop-notice': Notations,
  'result-decision': Notations,
});
/** Forms 02 to 05 and decisions on issued results, which a body issues under a number of its own. */
export type IssuedForm = keyof z.infer<typeof Books>;

const { books } = z
  .object({ books: Books })
  .parse(JSON.parse(readFileSync(new URL('../../data/letter-books.json', import.meta.url), 'utf8')));

interface Numbered {
  readonly dossierId: string;
  readonly form: IssuedForm;
  readonly ordinal: number;
  readonly body: Pick<DecidingBody, 'id' | 'kind' | 'functionKey'>;
  /** A row that is inserted by the same statement: what the letter is about. */
  readonly beside?: RawBuilder<unknown> | undefined;
}

/** Enters a letter into the book of its body, form and year, and answers its number as written, such as "07/TB-UBND". One statement;
 * the book is locked until the transaction ends. */
export async function numberLetter(
  { db, space, now }: Pick<Context, 'db' | 'space' | 'now'>,
  { dossierId, form, ordinal, body, beside }: Numbered,
): Promise<string> {
  const book = { book: `${form}:${body.id}`, notations: books[form], unit: body, day: localDate(now) };
  const register = yearOf(book);
  const entered = await sql<{ serial: number }>`
    with ${beside === undefined ? sql`` : sql`beside as (${beside}),`} drawn as (${drawing([register])})
    insert into issued_letter (dossier_id, form, ordinal, body_id, year, serial, issued_at)
    select ${dossierId}::uuid, ${form}, ${ordinal}, ${body.id}::uuid, ${Number(register.period)}, drawn.last, ${now}
    from drawn returning serial`.execute(db);
  const [row] = entered.rows;
  if (row === undefined) throw new Error(`No number for ${form} of ${dossierId}`);
  return writeInSpace(space, row.serial, book);
}
