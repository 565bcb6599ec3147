import { checkResult as endpoint, Procedure } from '@dongbo/contract/procedures';
import { formatInstant, notFound, readAgency } from '@dongbo/kernel';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { defineOperation } from '../define.ts';
import { paperResultOf } from '../results/paper-results.ts';
import type { ProceduresTables } from '../tables.ts';
import { changeGroundOf } from './change-grounds.ts';
import { papersOfResult } from './result-papers.ts';
import { decidedChangesJson, DecidedChanges } from './stored-change.ts';

const Found = z.object({
  /** The decision whose paper it is; null: what was issued first. */
  changeId: z.string().nullable(),
  /** The body from whose book it is. */
  bodyId: z.string(),
  sha256: z.string().nullable(),
  first: z.object({
    title: z.string(),
    number: z.string(),
    numberedOn: z.string(),
    signedFileId: z.string().nullable(),
  }),
  changes: DecidedChanges,
  procedureName: z.string(),
  results: Procedure.shape.results,
});
type Found = z.infer<typeof Found>;

/** The paper behind a code, whichever of its result it is, once its result is issued; undefined: there is none. One statement. */
async function findPaper(db: Kysely<ProceduresTables>, token: string): Promise<Found | undefined> {
  const { rows } = await sql<{ [key in keyof Found]: unknown }>`
    with paper as (
      select dossier_id, null::uuid as change_id, book, signed_file_id from result where check_token = ${token}
      union all
      select dossier_id, id, book, signed_file_id from result_change where check_token = ${token})
    select paper.change_id as "changeId", split_part(paper.book, ':', 2) as "bodyId", o.sha256, v.name as "procedureName", v.content -> 'results' as results,
      jsonb_build_object('title', r.title, 'number', r.number, 'numberedOn', r.numbered_on, 'signedFileId', r.signed_file_id) as first,
      ${decidedChangesJson(sql.ref('paper.dossier_id'))} as changes
    from paper
    join result r on r.dossier_id = paper.dossier_id and r.state = 'issued'
    join dossier d on d.id = paper.dossier_id
    join procedure_version v on v.id = d.procedure_version_id
    left join file o on o.id = paper.signed_file_id`.execute(db);
  return rows[0] && Found.parse(rows[0]);
}

/** Whether a paper still holds: who issued it, its number, and what became of it; nobody's name, no code of a dossier and nothing of
 * what it says. A code that nobody was given is not found, whatever it looks like. */
export const checkResult = defineOperation(endpoint, async (ctx, { token }) => {
  const found = (await findPaper(ctx.db, token)) ?? notFound();
  const first = {
    ...found.first,
    state: 'issued',
    body: null,
    uploadedFileId: null,
    signerName: null,
    signedAt: null,
    issuedAt: null,
    checkToken: null,
    receiver: null,
  } as const;
  const paper = papersOfResult(first, found.changes).find(({ changeId }) => changeId === found.changeId) ?? notFound();
  const { fullName } = await readAgency(ctx.db, found.bodyId, ctx.now);
  const { by } = paper;
  return {
    issuer: fullName,
    number: paper.number,
    issuedOn: paper.numberedOn,
    procedureName: found.procedureName,
    state: paper.state,
    since: by && formatInstant(by.at),
    byNumber: by && (by.number ?? by.decisionNumber),
    ground: by && changeGroundOf(by, formatInstant(by.at).slice(0, 10)).text,
    onPaper: paperResultOf(found.results, paper.numberedOn) !== null,
    sha256: found.sha256,
  };
});
