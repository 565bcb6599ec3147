import { FileRef, LocalText } from '@dongbo/contract';
import { formatInstant, unitNameOn } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { shortNameOf } from '../catalogue/search-store.ts';
import type { Context } from '../define.ts';
import { numberAndName } from '../dossiers/own-dossier.ts';
import { StoredPapers } from '../dossiers/stored-dossier.ts';
import { decidedChangesJson, DecidedChanges } from '../result-changes/stored-change.ts';
import type { OwnMatter } from './my-papers-rule.ts';
import { ownMatters } from './own-matters.ts';

const Use = z.object({
  sourceFileId: z.string(),
  dossierId: z.string(),
  code: z.string(),
  procedureName: z.string(),
  unitName: z.string().nullable(),
  at: z.coerce.date(),
  byMe: z.boolean(),
  isMine: z.boolean(),
});

const Row = z.object({
  id: z.string(),
  code: z.string(),
  state: z.string(),
  procedure_name: z.string(),
  procedure_code: z.string(),
  short_name: LocalText.nullable(),
  paper_case: z.string().nullable(),
  submitted_at: z.date(),
  receiving_name: z.string().nullable(),
  competent_name: z.string().nullable(),
  papers: StoredPapers,
  files: z.array(FileRef),
  copied: z.array(z.string()),
  result: z
    .object({
      title: z.string(),
      body: z.null(),
      uploadedFileId: z.null(),
      number: z.string().nullable(),
      numberedOn: z.string().nullable(),
      signedFileId: z.string().nullable(),
      checkToken: z.string().nullable(),
    })
    .nullable(),
  changes: DecidedChanges,
  uses: z.array(Use),
});

/** Where files of `dossier d` were used again. Whoever took one over and attached it to nothing has not used it. */
const usesJson = (personId: string | null, now: Date): RawBuilder<unknown> => sql`coalesce((
  select jsonb_agg(jsonb_build_object('sourceFileId', k.source_file_id, 'dossierId', t.id, 'code', t.code, 'procedureName', tv.name,
    'unitName', ${unitNameOn(sql.ref('t.receiving_unit_id'), now)}, 'at', k.taken_at, 'byMe', k.taken_by = ${personId}::uuid,
    'isMine', coalesce(t.person_id = ${personId}::uuid, (t.identity_number, t.owner_name_folded) in ${numberAndName(personId)}))
    order by k.taken_at desc)
  from held_copy k join file f on f.id = k.file_id join dossier t on t.id = f.attached_to
  join procedure_version tv on tv.id = t.procedure_version_id
  where k.source_dossier_id = d.id), '[]')`;

function matterOf(row: z.infer<typeof Row>): OwnMatter {
  return {
    dossierId: row.id,
    code: row.code,
    procedureName: row.procedure_name,
    procedureCode: row.procedure_code,
    shortName: row.short_name,
    paperCase: row.paper_case,
    isSettled: row.state === 'resulted' || row.state === 'returned',
    submittedAt: row.submitted_at,
    receivingName: row.receiving_name ?? '',
    competentName: row.competent_name ?? '',
    papers: row.papers,
    files: row.files,
    copied: row.copied,
    result: row.result,
    changes: row.changes,
    uses: row.uses.map(({ sourceFileId, dossierId, unitName, at, isMine, ...use }) => ({
      sourceFileId,
      use: { ...use, dossierId: isMine ? dossierId : null, unitName: unitName ?? '', at: formatInstant(at) },
    })),
  };
}

/** The dossiers of a person's own with the papers that lie in them, the newest first. One statement. */
export async function readOwnMatters({ db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>): Promise<OwnMatter[]> {
  const { rows } = await sql`
    select d.id, d.code, d.state, v.name as procedure_name, p.code as procedure_code, ${shortNameOf(sql.ref('p.code'))} as short_name,
      d.paper_case, d.submitted_at, d.papers,
      ${unitNameOn(sql.ref('d.receiving_unit_id'), now)} as receiving_name,
      ${unitNameOn(sql.ref('d.competent_unit_id'), now)} as competent_name,
      coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'type', o.type, 'size', o.size, 'sha256', o.sha256))
        from file o where o.attached_to = d.id and d.papers @> jsonb_build_array(jsonb_build_object('fileIds', jsonb_build_array(o.id)))), '[]') as files,
      array(select k.file_id::text from file o join held_copy k on k.file_id = o.id where o.attached_to = d.id) as copied,
      case when r.dossier_id is not null then jsonb_build_object('title', r.title, 'body', null, 'uploadedFileId', null, 'number', r.number,
        'numberedOn', r.numbered_on, 'signedFileId', r.signed_file_id, 'checkToken', r.check_token) end as result,
      case when d.result_mark is null then '[]' else ${decidedChangesJson(sql.ref('d.id'))} end as changes,
      ${usesJson(actor.personId, now)} as uses
    from (${ownMatters(actor.personId)}) d
    join procedure_version v on v.id = d.procedure_version_id
    join procedure p on p.id = v.procedure_id
    left join result r on r.dossier_id = d.id and r.state = 'issued'
    order by d.submitted_at desc, d.id desc`.execute(db);
  return z.array(Row).parse(rows).map(matterOf);
}
