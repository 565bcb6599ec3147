import { Language, type ExportState } from '@dongbo/contract';
import type { Kysely } from 'kysely';
import { transact } from '../db/transact.ts';
import type { KernelTables } from '../db/tables.ts';
import { holdsSomewhere, scopesOf, systemPersonId, type Actor } from '../identity/actor.ts';
import type { StoredBytes } from '../files/file-store.ts';
import { findActorOfPerson } from '../identity/find-actor.ts';
import { addNotices } from '../notices/notice-store.ts';
import type { KernelContext } from '../operation/kernel-operation.ts';
import { GeneralError } from '../operation/problems.ts';
import { noteProgress } from '../progress/progress-store.ts';
import { bytesOf, exportTypes, type ExportedList, type ExportReader } from './exported-list.ts';
import { exportLimits } from './export-limits.ts';
import { endExport, takeExport, type StoredExport } from './export-store.ts';

interface Written {
  /** The permission by which it was asked for. */
  readonly permission: string;
  /** Reads the list as this person. */
  readonly read: (asked: Actor, input: unknown, reader: ExportReader) => Promise<ExportedList>;
}

const mostBytes = 200_000_000;
/** A sheet is still to be written when its rows have been read. */
const readShare = { csv: 1, xlsx: 0.7 } as const;

/** Ends an export, tells who asked, and moves its progress to the end: all or nothing. */
async function end(
  ctx: KernelContext,
  { id, person_id: personId, title }: Pick<StoredExport, 'id' | 'person_id' | 'title'>,
  db: Kysely<KernelTables>,
  ended: Omit<Parameters<typeof endExport>[2], 'now'>,
): Promise<boolean> {
  if (!(await endExport(db, id, { ...ended, now: ctx.now }))) return false;
  const isReady = ended.state === 'ready';
  await addNotices(db, [
    {
      id: ctx.newId(),
      personId,
      system: 'kernel',
      key: isReady ? 'export-ready' : `export-${ended.state}`,
      facts: { title, rows: String(ended.rows ?? 0), limit: String(ended.mostRows ?? 0) },
      subjectId: id,
      eventId: id,
      at: ctx.now,
    },
  ]);
  await noteProgress(db, id, { share: 1, state: isReady ? 'done' : 'failed', at: ctx.now });
  return true;
}

/** There are more rows than a file takes. */
class TooManyRows extends Error {
  override readonly name = 'TooManyRows';
}

/** Stores the rows as a file and tells how far it is.
 * @throws TooManyRows */
async function writeRows(
  ctx: KernelContext,
  { id, format }: StoredExport,
  list: ExportedList,
  mostRows: number,
): Promise<{ readonly rows: number; readonly stored: StoredBytes }> {
  const expected = list.count ?? mostRows;
  if (expected > mostRows) throw new TooManyRows();
  let rows = 0;
  const noteRows = async (read: number): Promise<void> => {
    rows = read;
    if (rows > mostRows) throw new TooManyRows();
    const share = Math.min(1, rows / Math.max(1, expected)) * readShare[format];
    await noteProgress(ctx.db, id, { share, state: 'running', at: ctx.now });
  };
  const stored = await ctx.files.put(bytesOf(list, format, noteRows), mostBytes);
  return { stored, rows };
}

/** Which failures are answers and no faults: a book that who asked may open no more is as if it were not there. */
function whyNone(error: unknown): 'too-long' | 'not-allowed' {
  if (error instanceof TooManyRows) return 'too-long';
  if (error instanceof GeneralError && (error.code === 'not-allowed' || error.code === 'not-found'))
    return 'not-allowed';
  throw error;
}

/** Writes the file of an export, unless it has ended. As who asked, with what they may see now. */
export async function writeExport(ctx: KernelContext, exportId: string, { permission, read }: Written): Promise<void> {
  const taken = await takeExport(ctx.db, exportId, ctx.now);
  if (taken === undefined) return;
  ctx.about(exportId);
  const { format } = taken;
  const endAs = async (state: Exclude<ExportState, 'waiting' | 'running' | 'ready'>, mostRows?: number) =>
    await transact(
      ctx.db,
      async (db) => await end(ctx, taken, db, { state, ...(mostRows === undefined ? {} : { mostRows }) }),
    );
  const asked = await findActorOfPerson(ctx.db, taken.person_id, ctx.now);
  if (asked === null || !holdsSomewhere(asked, permission)) return void (await endAs('not-allowed'));
  const mostRows = exportLimits.mostRows[format];
  const reader = { language: Language.parse(taken.language), format, mostRows };
  const written = await read(asked, taken.input, reader)
    .then(async (list) => ({ name: `${list.fileName}.${format}`, ...(await writeRows(ctx, taken, list, mostRows)) }))
    .catch(whyNone);
  if (written === 'too-long') return void (await endAs(written, mostRows));
  if (written === 'not-allowed') return void (await endAs(written));
  const { name, rows, stored } = written;
  ctx.note(String(rows));
  await transact(ctx.db, async (db) => {
    const fileId = ctx.newId();
    await db
      .insertInto('file')
      .values({
        id: fileId,
        name,
        type: exportTypes[format],
        size: stored.size,
        sha256: stored.sha256,
        storage_key: stored.storageKey,
        // Not what the person has uploaded, and counts among it nowhere.
        uploaded_by: systemPersonId,
        attached_to: exportId,
        created_at: ctx.now,
      })
      .execute();
    if (!(await end(ctx, taken, db, { state: 'ready', rows, scopes: scopesOf(asked, permission), fileId })))
      await db.deleteFrom('file').where('id', '=', fileId).execute();
  });
}

/** Every try has failed: who asked is told, and can ask anew. */
export async function giveUpExport(ctx: KernelContext, exportId: string): Promise<void> {
  const found = await ctx.db
    .selectFrom('export')
    .select(['id', 'person_id', 'title'])
    .where('id', '=', exportId)
    .executeTakeFirst();
  if (found === undefined) return;
  ctx.about(exportId);
  await end(ctx, found, ctx.db, { state: 'failed' });
}
