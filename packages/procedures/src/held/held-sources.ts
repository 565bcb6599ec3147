import type { HeldSource } from '@dongbo/contract/procedures';
import { copiedPurpose, formatInstant, localDate, unitNameOn, type FileRow } from '@dongbo/kernel';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { ProceduresTables } from '../tables.ts';
import { heldResult } from './held-result.ts';

const StoredSource = z.object({
  kind: z.enum(['result', 'paper']),
  name: z.string(),
  number: z.string().nullable(),
  unitName: z.string(),
  at: z.string(),
});

/** Where a file comes from that was taken over, as one JSON column for its id; null: it was uploaded or scanned. Name of the unit as it
 * was when it was taken. */
export const heldSourceJson = (fileId: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select jsonb_build_object('kind', case when c.source_component_id is null then 'result' else 'paper' end, 'name', c.name,
    'number', c.number, 'unitName', coalesce(${unitNameOn(sql.ref('c.source_unit_id'), sql.ref('c.taken_at'))}, ''), 'at', c.held_since)
  from held_copy c where c.file_id = ${fileId})`;

/** Reads what `heldSourceJson` brings. */
export function readHeldSource(value: unknown): z.input<typeof HeldSource> | null {
  if (value === null || value === undefined) return null;
  const source = StoredSource.parse(value);
  return { ...source, at: formatInstant(new Date(source.at)) };
}

/** What copies are called, each name once. */
async function namesOf(db: Kysely<ProceduresTables>, copies: readonly string[]): Promise<string> {
  const rows = await db.selectFrom('held_copy').select('name').distinct().where('file_id', 'in', copies).execute();
  return rows.map(({ name }) => name).join('; ');
}

/** What was taken over and is not held of the owner (any more), by name. */
export interface GoneSince {
  readonly gone: string;
}

/** Where files come from that were just attached to a dossier, by their id. Gone: what of them is not held of its owner, because it was
 * taken over under another number, or not held any more, because its result was changed since. No statement where all of them were
 * uploaded. */
export async function findSources(
  db: Kysely<ProceduresTables>,
  files: readonly Pick<FileRow, 'id' | 'purpose'>[],
  identityNumber: string | null,
): Promise<ReadonlyMap<string, z.input<typeof HeldSource>> | GoneSince> {
  const copies = files.filter(({ purpose }) => purpose === copiedPurpose).map(({ id }) => id);
  if (copies.length === 0) return new Map();
  const { rows } = await sql<{ id: string; source: unknown }>`
    select f.id, ${heldSourceJson(sql.ref('f.id'))} as source
    from file f join held_copy k on k.file_id = f.id
    join dossier d on d.id = k.source_dossier_id and d.identity_number = ${identityNumber}
    join ${heldResult()} as r on k.source_component_id is not null or r.file_id = k.source_file_id
    where f.id = any(${copies}::uuid[])`.execute(db);
  const there = new Set(rows.map(({ id }) => id));
  const gone = copies.filter((id) => !there.has(id));
  if (gone.length > 0) return { gone: await namesOf(db, gone) };
  return new Map(
    rows.flatMap(({ id, source }) => {
      const read = readHeldSource(source);
      return read === null ? [] : [[id, read] as const];
    }),
  );
}

/** "Giấy khai sinh số 12/KQ-UBND ngày 01/03/2026, Ủy ban nhân dân phường …", as records write it. Pure. */
export function sourceInWords({ kind, name, number, unitName, at }: z.input<typeof HeldSource>): string {
  const day = `ngày ${localDate(new Date(at)).split('-').toReversed().join('/')}`;
  const which = number === null ? name : `${name} số ${number}`;
  return kind === 'result' ? `${which}, ${day}, ${unitName} cấp` : `${which}, đã nộp tại ${unitName}, ${day}`;
}
