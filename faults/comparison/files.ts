import { createHash } from 'node:crypto';
import { findAuthorityCertificate, verifyPdfSignature } from '@dongbo/kernel';
import { rowsOf, type Evidence, type Finding } from './finding.ts';

interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly size: string;
  readonly sha256: string;
  readonly storage_key: string;
  readonly attached_to: string | null;
}

async function compareContents(evidence: Evidence): Promise<Finding> {
  const rows = await rowsOf<StoredFile>(evidence, 'select id, name, size, sha256, storage_key, attached_to from file');
  const differences: string[] = [];
  for (const row of rows) {
    const bytes = await evidence.files.read(row.storage_key).catch(() => null);
    const sha256 = bytes === null ? '' : createHash('sha256').update(bytes).digest('hex');
    if (bytes === null) differences.push(`file ${row.id} (${row.name}) has no content`);
    else if (sha256 !== row.sha256 || bytes.byteLength !== Number(row.size))
      differences.push(`file ${row.id} (${row.name}) has another content`);
  }
  const known = new Map(rows.map((row) => [row.id, row]));
  for (const [id, sha256] of evidence.journal.uploads) {
    if (known.get(id)?.sha256 !== sha256) differences.push(`upload ${id} is gone or another`);
  }
  for (const dossier of evidence.journal.dossiers.values()) {
    for (const id of dossier.papers.keys()) {
      if (known.get(id)?.attached_to !== dossier.id) differences.push(`${dossier.code}: paper ${id} is not attached`);
    }
  }
  return { figures: { files: rows.length, filesWrong: differences.length }, differences };
}

interface LetterRow {
  readonly code: string;
  readonly online: boolean;
  readonly received: boolean;
  readonly signed: boolean;
  /** By form and ordinal, whether it is printed. */
  readonly letters: Readonly<Record<string, boolean>> | null;
  /** How often other papers were received later, and the receipt made anew, and how often a letter went out besides. */
  readonly more: number;
  readonly files: number;
  readonly papers: number;
}

/** Each of these makes a letter: the receipt anew, forms 02, 03 or 05, and 04. */
const moreLetters = ['dossier-papers-changed', 'supplement-asked', 'dossier-ended', 'apology-sent'].map(
  (kind) => `procedures.${kind}`,
);
const letters = `
  select d.code, d.channel = 'ONLINE' as online, d.received_at is not null as received, r.signed_file_id is not null as signed,
    (select jsonb_object_agg(l.form || ' ' || l.ordinal, l.file_id is not null and exists (select from file f where f.id = l.file_id and f.attached_to = d.id))
      from letter l where l.subject_id = d.id) as letters,
    (select count(*)::integer from event e where e.subject_id = d.id and e.type = any($1)) as more,
    (select count(*)::integer from file f where f.attached_to = d.id) as files,
    (select count(*)::integer from jsonb_array_elements(d.papers) p, jsonb_array_elements(p -> 'fileIds')) as papers
  from dossier d left join result r on r.dossier_id = d.id`;

/** Each dossier has the letters that its life demands, printed once. */
async function compareLetters(evidence: Evidence): Promise<Finding> {
  const rows = await rowsOf<LetterRow>(evidence, letters, [moreLetters]);
  const differences: string[] = [];
  let printed = 0;
  for (const row of rows) {
    const there = Object.entries(row.letters ?? {});
    printed += there.length;
    const wanted = (row.online ? 1 : 0) + (row.received ? 1 : 0) + row.more;
    if (there.length !== wanted || there.some(([, isPrinted]) => !isPrinted)) {
      differences.push(`${row.code}: letters ${JSON.stringify(row.letters)}, ${wanted} demanded`);
    }
    const files = row.papers + there.length + (row.signed ? 1 : 0);
    if (row.files !== files) differences.push(`${row.code}: ${row.files} files instead of ${files}`);
  }
  return { figures: { letters: printed, lettersWrong: differences.length }, differences };
}

interface SignedRow {
  readonly code: string;
  readonly number: string;
  readonly storage_key: string;
  readonly announced: string | null;
  readonly sha256: string;
}

async function compareSignatures(evidence: Evidence): Promise<Finding> {
  const rows = await rowsOf<SignedRow>(
    evidence,
    `select d.code, r.number, f.storage_key, f.sha256,
      (select string_agg(e.payload ->> 'sha256', ' ') from event e where e.subject_id = d.id and e.type = 'procedures.result-signed') as announced
    from result r join dossier d on d.id = r.dossier_id join file f on f.id = r.signed_file_id`,
  );
  const authority = (await findAuthorityCertificate(evidence.db, new Date())) ?? '';
  const differences: string[] = [];
  for (const row of rows) {
    const bytes = await evidence.files.read(row.storage_key).catch(() => new Uint8Array());
    const check = await verifyPdfSignature(bytes, authority);
    if (!check.valid || !check.coversWholeFile)
      differences.push(`${row.code}: the signature of ${row.number} is not valid`);
    if (row.announced !== row.sha256) differences.push(`${row.code}: another paper was signed than was told`);
  }
  return { figures: { signedResults: rows.length, signaturesWrong: differences.length }, differences };
}

/** Contents equal to their hashes, letters printed once, signatures valid. */
export async function compareFiles(evidence: Evidence): Promise<Finding> {
  const found = [await compareContents(evidence), await compareLetters(evidence), await compareSignatures(evidence)];
  return {
    figures: Object.assign({}, ...found.map(({ figures }) => figures)) as Record<string, number>,
    differences: found.flatMap(({ differences }) => differences),
  };
}
