import { FileAnswer } from '@dongbo/contract';
import {
  bindPapers,
  GeneralError,
  localDate,
  Refusal,
  systemPersonId,
  type Actor,
  type JobContext,
} from '@dongbo/kernel';
import type { Ports } from '../define.ts';
import { findDossiers } from '../dossiers/dossier-store.ts';
import { getLetter } from '../letters/get-letter.ts';
import type { ProceduresTables } from '../tables.ts';
import { batchFacts } from './batch-facts.ts';
import { planItem, type PlannedItem } from './batch-rule.ts';
import { endBatch, endPrinting } from './end-batch.ts';
import { itemRequestId } from './item-request-id.ts';
import { forgetOutcomes, itemsOf, noteOutcome, type StoredBatch, type StoredItem } from './stored-batch.ts';

type Running = JobContext<ProceduresTables, Ports>;

const mostBytes = 200_000_000;
const fileNames = {
  'print-receipt': 'Giay-tiep-nhan',
  'print-control-slip': 'Phieu-kiem-soat',
  'print-result': 'Ket-qua',
} as const;

async function bytesOf({ bytes }: FileAnswer): Promise<Uint8Array> {
  if (bytes instanceof Uint8Array) return bytes;
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The paper of one dossier, read as who asked; or the code with which it is refused. */
async function readOne(
  ctx: Running,
  { batch, actor }: { readonly batch: StoredBatch; readonly actor: Actor },
  { dossierId }: StoredItem,
  plan: PlannedItem | string,
): Promise<Uint8Array | string> {
  if (typeof plan === 'string') return plan;
  if (plan.kind !== 'print') return 'letter.not-there-yet';
  const requestId = itemRequestId(batch.id, dossierId);
  try {
    const { output } = await ctx.runAs(getLetter, { actor, requestId, input: { dossierId, form: plan.form } });
    return await bytesOf(FileAnswer.parse(output));
  } catch (error) {
    if (error instanceof Refusal || error instanceof GeneralError) return error.code;
    throw error;
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** Reads the paper of each as who asked, so that each stands in the audit, and binds them to one PDF in the order in which they were
 * named. What cannot be printed is left out and says why. */
export async function printBatch(ctx: Running, batch: StoredBatch, actor: Actor): Promise<void> {
  await forgetOutcomes(ctx.db, batch.id);
  const items = await itemsOf(ctx.db, batch.id);
  const ids = items.map(({ dossierId }) => dossierId);
  const found = await findDossiers(ctx.db, ids, { at: ctx.now, lock: false });
  const asked = { ...ctx, actor };
  const facts = await batchFacts(asked, found, [batch.wish.act]);
  const known = new Map(found.map((dossier) => [dossier.id, dossier]));
  const read: { readonly ordinal: number; readonly pdf: Uint8Array }[] = [];
  for (const item of items) {
    const plan = planItem(asked, known.get(item.dossierId), batch.wish, facts);
    const pdf = await readOne(ctx, { batch, actor }, item, plan);
    if (typeof pdf === 'string') await noteOutcome(ctx.db, batch.id, { ordinal: item.ordinal, outcome: pdf });
    else read.push({ ordinal: item.ordinal, pdf });
  }
  const bound = await bindPapers(read.map(({ pdf }) => pdf));
  const unreadable = new Set(bound.unreadable);
  for (const [at, { ordinal }] of read.entries())
    await noteOutcome(ctx.db, batch.id, { ordinal, outcome: unreadable.has(at) ? 'batch.not-printable' : 'done' });
  if (bound.pdf === null) return await endBatch(ctx, batch, 'ended');
  const stored = await ctx.files.put(once(bound.pdf), mostBytes);
  const { act } = batch.wish;
  const name = act in fileNames ? fileNames[act as keyof typeof fileNames] : act;
  await endPrinting(ctx, batch, {
    name: `${name}-${localDate(ctx.now)}.pdf`,
    type: 'application/pdf',
    size: stored.size,
    sha256: stored.sha256,
    storage_key: stored.storageKey,
    // Not what the person has uploaded, and counts among it nowhere.
    uploaded_by: systemPersonId,
  });
}
