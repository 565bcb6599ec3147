import { ResultChangeKind } from '@dongbo/contract/procedures';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import type { ProceduresTables } from '../tables.ts';

const Words = z.object({
  id: z.string(),
  kind: ResultChangeKind,
  /** Key of the list of grounds. */
  ground: z.string(),
  /** What is wrong with the paper, or why it is issued again or cancelled. */
  reason: z.string(),
  /** What is right instead; a correction has it. */
  content: z.string().nullable(),
  /** The corrected paper: a text or an uploaded PDF, and its title where that changes too. */
  title: z.string().nullable(),
  body: z.string().nullable(),
  uploadedFileId: z.string().nullable(),
});

/** The paper that a change is about: the one that holds now. */
const PaperNow = z.object({ number: z.string(), numberedOn: z.string(), title: z.string() });
export type PaperNow = z.infer<typeof PaperNow>;

export const ProposedChange = Words.extend({
  /** Which decision on the dossier's result it would be, from 1. */
  ordinal: z.number(),
  paper: PaperNow,
  byId: z.string(),
  by: z.string(),
  at: z.coerce.date(),
});
/** A change of an issued result that waits for the leader. */
export type ProposedChange = z.infer<typeof ProposedChange>;

const DecidedChange = Words.extend({
  /** Which decision on the dossier's result it is, from 1. */
  ordinal: z.number(),
  /** The leader who decided it. */
  byId: z.string(),
  by: z.string(),
  at: z.coerce.date(),
  /** Number of the letter that decides it. */
  decisionNumber: z.string().nullable(),
  /** Number and day (YYYY-MM-DD) of the new paper; null: none was issued. */
  number: z.string().nullable(),
  numberedOn: z.string().nullable(),
  signedAt: z.coerce.date().nullable(),
  signedFileId: z.string().nullable(),
  /** Opens the public page of the new paper. */
  checkToken: z.string().nullable(),
});
export type DecidedChange = z.infer<typeof DecidedChange>;
export const DecidedChanges = z.array(DecidedChange);

const words = sql`jsonb_build_object('id', c.id, 'kind', c.kind, 'ground', c.ground, 'reason', c.reason, 'content', c.content,
    'title', c.title, 'body', c.body, 'uploadedFileId', c.uploaded_file_id)`;

/** The proposal that is open, of `dossier d` with its `result r`, and what it is about: looked for only where the dossier says that there is one. */
export const proposedChangeJson = sql`case when d.open_path = 'result-change-proposed' then (
  select ${words} || jsonb_build_object('byId', c.proposed_by, 'at', c.proposed_at,
    'by', (select b.name from person b where b.id = c.proposed_by),
    'ordinal', 1 + (select count(*) from result_change n where n.dossier_id = d.id and n.state = 'decided'),
    'paper', jsonb_build_object('title', coalesce(
        (select n.title from result_change n where n.dossier_id = d.id and n.number is not null and n.title is not null
          order by n.ordinal desc limit 1), r.title))
      || coalesce((select jsonb_build_object('number', n.number, 'numberedOn', n.numbered_on)
          from result_change n where n.dossier_id = d.id and n.number is not null order by n.ordinal desc limit 1),
        jsonb_build_object('number', r.number, 'numberedOn', r.numbered_on)))
  from result_change c where c.dossier_id = d.id and c.closed_at is null) end`;

/** What was decided of the result of a dossier, the oldest first. */
export const decidedChangesJson = (dossierId: RawBuilder<unknown>): RawBuilder<unknown> => sql`coalesce((
  select jsonb_agg(${words} || jsonb_build_object('ordinal', c.ordinal, 'byId', c.closed_by, 'at', c.closed_at,
    'by', (select b.name from person b where b.id = c.closed_by), 'decisionNumber', c.decision_number, 'number', c.number,
    'numberedOn', c.numbered_on, 'signedAt', c.signed_at, 'signedFileId', c.signed_file_id,
    'checkToken', c.check_token) order by c.ordinal)
  from result_change c where c.dossier_id = ${dossierId} and c.state = 'decided'), '[]')`;

/** What was decided of the result of a dossier, the oldest first. One statement. */
export async function readDecidedChanges(db: Kysely<ProceduresTables>, dossierId: string): Promise<DecidedChange[]> {
  const { rows } = await sql<{ changes: unknown }>`
    select ${decidedChangesJson(sql`${dossierId}::uuid`)} as changes`.execute(db);
  return DecidedChanges.parse(rows[0]?.changes ?? []);
}

/** Is what took the place of an issued paper not signed yet, so that there is nothing to hand over? No statement where the result was
 * never changed, or holds no more. */
export async function waitsForSignature(
  db: Kysely<ProceduresTables>,
  { id, resultMark }: Pick<StoredDossier, 'id' | 'resultMark'>,
): Promise<boolean> {
  if (resultMark === null || resultMark === 'cancelled') return false;
  const unsigned = await db
    .selectFrom('result_change')
    .select('id')
    .where('dossier_id', '=', id)
    .where('number', 'is not', null)
    .where('signed_file_id', 'is', null)
    .executeTakeFirst();
  return unsigned !== undefined;
}
