import { FileRef } from '@dongbo/contract';
import { CorrectionRequestState, type CorrectionRequest } from '@dongbo/contract/procedures';
import { formatInstant } from '@dongbo/kernel';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { ProceduresTables } from '../tables.ts';

const Row = z.object({
  id: z.string(),
  number: z.string(),
  wrong: z.string(),
  place: z.string(),
  correct: z.string(),
  files: z.array(FileRef),
  asked_at: z.date(),
  answer_by: z.date(),
  state: CorrectionRequestState,
  answer: z.string().nullable(),
  answered_at: z.date().nullable(),
});

/** What was asked about the result of a dossier, the newest first. One statement. */
export async function readCorrections(
  db: Kysely<ProceduresTables>,
  dossierId: string,
  now: Date,
): Promise<z.input<typeof CorrectionRequest>[]> {
  const { rows } = await sql`
    select c.id, c.number, c.wrong, c.place, c.correct, c.asked_at, c.answer_by, c.state, c.answer, c.answered_at,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size, 'sha256', f.sha256)
        order by f.id) from file f where f.id = any(c.file_ids)), '[]') as files
    from correction_request c where c.dossier_id = ${dossierId}::uuid order by c.ordinal desc`.execute(db);
  return z
    .array(Row)
    .parse(rows)
    .map(({ asked_at: askedAt, answer_by: answerBy, answered_at: answeredAt, ...row }) => ({
      ...row,
      askedAt: formatInstant(askedAt),
      answerBy: formatInstant(answerBy),
      answeredAt: answeredAt && formatInstant(answeredAt),
      isLate: row.state === 'open' && answerBy < now,
    }));
}

/** Is a file one of those by which an owner showed that the result is wrong? One statement. */
export async function isProof(db: Kysely<ProceduresTables>, dossierId: string, fileId: string): Promise<boolean> {
  const { rows } = await sql`select from correction_request
    where dossier_id = ${dossierId}::uuid and ${fileId}::uuid = any(file_ids) limit 1`.execute(db);
  return rows.length > 0;
}
