import { subjectNamesOf } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { ProceduresTables } from '../tables.ts';

/** Dossiers by their codes. */
export const dossierNames = subjectNamesOf<ProceduresTables>()({
  async codes(db, ids) {
    const { rows } = await sql<{ id: string; code: string }>`
      select id, code from dossier where id = any(${ids}::uuid[])`.execute(db);
    return new Map(rows.map(({ id, code }) => [id, code]));
  },
  async find(db, code) {
    const plain = code
      .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
      .replaceAll(/[^\w.-]/g, '')
      .toUpperCase();
    const { rows } = await sql<{ id: string }>`select id from dossier where code = ${plain}`.execute(db);
    return rows[0]?.id ?? null;
  },
});
