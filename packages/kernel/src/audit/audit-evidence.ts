import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { spaces, type Space } from '@dongbo/contract';
import { z } from 'zod';
import type { AuditKey } from './audit-key.ts';

/** The end of a space's chain at some moment, as it was noted outside of the database. */
const KeptHead = z.object({
  space: z.enum(spaces),
  /** Number of the block. */
  seq: z.number().int(),
  hash: z.string(),
  at: z.iso.datetime(),
});
export type KeptHead = z.infer<typeof KeptHead>;

/** What the audit is checked against beside itself. */
export interface AuditEvidence {
  /** Newest first: new blocks are sealed under the first one. */
  readonly keys: readonly AuditKey[];
  /** Ends that were noted outside of the database, oldest first. */
  heads(space: Space): Promise<readonly KeptHead[]>;
}

const fileOf = (folder: string, space: Space): string => join(folder, `${space}.jsonl`);

/** Reads the noted heads of a space; lines that are none are left out. */
export async function readKeptHeads(folder: string, space: Space): Promise<KeptHead[]> {
  const text = await readFile(fileOf(folder, space), 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    try {
      return [KeptHead.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}

/** Notes a head: one line more in the file of its space. */
export async function keepHead(folder: string, head: KeptHead): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await appendFile(fileOf(folder, head.space), `${JSON.stringify(head)}\n`, { mode: 0o600 });
}
