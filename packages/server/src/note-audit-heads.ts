import { spaces, type Space } from '@dongbo/contract';
import { keepHead, readKeptHeads, type KeptHead } from '@dongbo/kernel';
import type { Program } from './program.ts';

const dayMs = 24 * 3_600_000;

async function headOf({ databases, clock }: Program, space: Space): Promise<KeptHead | null> {
  const row = await databases[space].kysely
    .selectFrom('audit_block')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { space, seq: Number(row.seq), hash: row.hash, at: clock.now().toISOString() } : null;
}

async function send(url: string, head: KeptHead): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(head),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`the receiver of audit heads answered ${answer.status}`);
}

/** Notes the end of each space's chain outside of the database, once a day: in a folder, in the log, and at an address if one is set.
 * Who cuts the record off later, or seals it anew, cannot take these back. Returns what was noted. */
export async function noteAuditHeads(
  program: Program,
  { folder, url }: { readonly folder: string; readonly url: string | null },
): Promise<KeptHead[]> {
  const noted: KeptHead[] = [];
  for (const space of spaces) {
    const last = (await readKeptHeads(folder, space)).at(-1);
    if (last !== undefined && program.clock.now().getTime() - Date.parse(last.at) < dayMs) continue;
    const head = await headOf(program, space);
    if (head === null || head.hash === last?.hash) continue;
    // Sent first: a head that could not be sent is tried again.
    if (url !== null) await send(url, head);
    await keepHead(folder, head);
    program.log.info({ ...head }, 'head of the audit');
    noted.push(head);
  }
  return noted;
}
