import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { beforeEveryId } from '../ids.ts';
import type { FileStore } from '../files/file-store.ts';

export interface ContentCheck {
  readonly files: number;
  /** Ids of rows whose content is gone or is not what its hash says. */
  readonly wrong: readonly string[];
}

const atOnce = 500;

/** Reads every file of a space again and compares it with its hash. Minutes, when there are many. */
export async function checkContents(db: Kysely<KernelTables>, files: FileStore): Promise<ContentCheck> {
  const wrong: string[] = [];
  let seen = 0;
  for (let after = beforeEveryId; ;) {
    const rows = await db
      .selectFrom('file')
      .select(['id', 'sha256', 'storage_key'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(atOnce)
      .execute();
    for (const row of rows) {
      const hash = createHash('sha256');
      try {
        for await (const part of await files.get(row.storage_key)) hash.update(part);
        if (hash.digest('hex') !== row.sha256) wrong.push(row.id);
      } catch {
        wrong.push(row.id);
      }
    }
    seen += rows.length;
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) return { files: seen, wrong };
    after = last.id;
  }
}
