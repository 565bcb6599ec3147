import { sql, type Kysely } from 'kysely';
import type { ProceduresTables } from '../tables.ts';

export interface StoredCopy {
  readonly fileId: string;
  readonly signedFileId: string;
  readonly by: string;
  readonly at: Date;
}

export interface StoredData {
  readonly componentId: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly issuedBy: string | null;
  readonly validUntil: string | null;
  readonly by: string;
  readonly at: Date;
}

interface Row {
  readonly copies: readonly (Omit<StoredCopy, 'at'> & { readonly at: string })[];
  readonly data: readonly (Omit<StoredData, 'at'> & { readonly at: string })[];
}

/** Signed copies and data of the papers of a dossier: one statement. */
export async function readDigitisation(
  db: Kysely<ProceduresTables>,
  dossierId: string,
): Promise<{ readonly copies: readonly StoredCopy[]; readonly data: readonly StoredData[] }> {
  const { rows } = await sql<Row>`
    select coalesce((select jsonb_agg(jsonb_build_object('fileId', c.file_id, 'signedFileId', c.signed_file_id, 'by', p.name,
        'at', c.signed_at)) from signed_copy c join person p on p.id = c.signed_by where c.dossier_id = ${dossierId}::uuid), '[]') as copies,
      coalesce((select jsonb_agg(jsonb_build_object('componentId', a.component_id, 'number', a.number, 'issuedOn', a.issued_on,
        'issuedBy', a.issued_by, 'validUntil', a.valid_until, 'by', p.name, 'at', a.recorded_at))
        from paper_data a join person p on p.id = a.recorded_by where a.dossier_id = ${dossierId}::uuid), '[]') as data`.execute(
    db,
  );
  const [{ copies, data } = { copies: [], data: [] }] = rows;
  return {
    copies: copies.map((copy) => ({ ...copy, at: new Date(copy.at) })),
    data: data.map((one) => ({ ...one, at: new Date(one.at) })),
  };
}
