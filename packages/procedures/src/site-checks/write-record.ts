import type { SiteRecord } from '@dongbo/contract/procedures';
import { attachFiles, drawWrittenNumber, localDate, putWork } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { minutesNotations } from './site-check-data.ts';
import { isWhollySigned, whyNotRecord } from './site-check-rule.ts';
import type { StoredSiteCheck } from './stored-site-check.ts';
import { signaturesToGive } from './work-of-site-check.ts';

/** Minutes that were written: the verification with them, and their number. */
export type Written = StoredSiteCheck & {
  readonly number: string;
  /** Register and year in which the number was drawn. */
  readonly book: string;
  readonly record: SiteRecord;
};

/** Checks what somebody writes down of a verification, keeps its photographs and gives the minutes their number; answers why not.
 * `id` is the row to which they belong: that of the plan, or that of a correction. */
export async function writeRecord(
  ctx: Context,
  { dossier, check, id }: { readonly dossier: StoredDossier; readonly check: StoredSiteCheck; readonly id: string },
  typed: SiteRecord,
): Promise<Written | Exclude<ReturnType<typeof whyNotRecord>, null> | 'file.unknown'> {
  // The minutes say how many photographs there are.
  const record = { ...typed, fileIds: [...new Set(typed.fileIds)] };
  const why = whyNotRecord(check, record, ctx.now);
  if (why !== null) return why;
  const personId = ctx.actor.personId ?? '';
  // A correction shows the photographs of the minutes before without taking them away from there.
  const held = new Set<string>(check.record?.fileIds);
  const fileIds = record.fileIds.filter((one) => !held.has(one));
  if (fileIds.length > 0 && (await attachFiles(ctx.db, { fileIds, subjectId: id, personId })) === null)
    return 'file.unknown';
  const unit = dossier.competent;
  const day = localDate(ctx.now);
  const register = { book: `site-minutes:${unit.id}`, notations: minutesNotations, unit, day };
  const number = await drawWrittenNumber(ctx, register);
  const book = `${register.book}:${day.slice(0, 4)}`;
  return { ...check, id, state: 'recorded', record, number, book, recordedAt: ctx.now, signatures: [], paper: null };
}

/** The minutes wait for whoever has to sign them. One statement. */
export const askForSignatures = async (ctx: Context, dossier: StoredDossier, check: Written): Promise<void> =>
  await putWork(ctx.db, isWhollySigned(check) ? [] : signaturesToGive(ctx, dossier, check));
