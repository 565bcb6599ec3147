import { findLetter } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { ReceiptData } from './letter-data.ts';
import { addReceipt } from './receipt.ts';

/** A receipt that says what is wrong is made anew in the name of who received; the one before stays, replaced. Answers which it is;
 * null where there is none yet. */
export async function renewReceipt(ctx: Context, after: StoredDossier): Promise<number | null> {
  if (after.clock === null) return null;
  const newest = await findLetter(ctx.db, { subjectId: after.id, form: 'receipt' });
  if (newest === undefined) return null;
  const { receiver, lacking } = ReceiptData.parse(newest.content.data);
  const there = new Set(after.papers.map(({ name }) => name));
  const ordinal = newest.ordinal + 1;
  await addReceipt(ctx, after, {
    ordinal,
    lacking: lacking.filter((name) => !there.has(name)),
    receiver: receiver.name,
  });
  return ordinal;
}
