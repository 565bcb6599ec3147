import type { ResultMark } from '@dongbo/contract/procedures';
import type { DecidedChange } from './stored-change.ts';
import type { StoredResult } from '../dossiers/stored-dossier.ts';

/** One of the papers of an issued result. */
export interface PaperOfResult {
  /** 1 is what was issued first. */
  readonly ordinal: number;
  /** The decision that put it in its place; null: what was issued first. Numbers begin anew each year, so that two papers of one result
   * can have the same. */
  readonly changeId: string | null;
  readonly title: string;
  readonly body: string | null;
  readonly uploadedFileId: string | null;
  readonly number: string;
  /** YYYY-MM-DD. */
  readonly numberedOn: string;
  readonly signedFileId: string | null;
  /** Opens its public page; null: not signed yet, or signed before there was one. */
  readonly checkToken: string | null;
  readonly state: 'valid' | ResultMark;
  /** The decision by which it does not hold any more. */
  readonly by: DecidedChange | null;
}

type Written = Omit<PaperOfResult, 'state' | 'by'>;

const markOf = { correction: 'corrected', reissue: 'reissued' } as const;

/** The new paper of a decision; what is issued again says what the one before it said. Pure. */
function nextPaper(before: Written, change: DecidedChange): Written | null {
  if (change.number === null || change.numberedOn === null) return null;
  const { title, body, uploadedFileId } = change.kind === 'correction' ? change : before;
  return {
    ordinal: before.ordinal + 1,
    changeId: change.id,
    title: title ?? before.title,
    body,
    uploadedFileId,
    number: change.number,
    numberedOn: change.numberedOn,
    signedFileId: change.signedFileId,
    checkToken: change.checkToken,
  };
}

/** What of a result its papers are told from. */
export type NumberedResult = Pick<
  StoredResult,
  'title' | 'body' | 'uploadedFileId' | 'number' | 'numberedOn' | 'signedFileId' | 'checkToken'
>;

/** All papers of a result with what became of each, the oldest first; none where it has no number. What is cancelled is cancelled in
 * each of them: whoever holds an earlier one shall not take it for the same right in other words. Pure. */
export function papersOfResult(result: NumberedResult | null, changes: readonly DecidedChange[]): PaperOfResult[] {
  if (result === null || result.number === null || result.numberedOn === null) return [];
  const { title, body, uploadedFileId, number, numberedOn, signedFileId, checkToken } = result;
  const written: Written[] = [
    { ordinal: 1, changeId: null, title, body, uploadedFileId, number, numberedOn, signedFileId, checkToken },
  ];
  const replacing: DecidedChange[] = [];
  for (const change of changes) {
    const last = written.at(-1);
    const next = last && nextPaper(last, change);
    if (next) {
      written.push(next);
      replacing.push(change);
    }
  }
  const cancelled = changes.find(({ kind }) => kind === 'cancellation');
  return written.map((paper, index) => {
    const replaced = replacing[index];
    if (cancelled !== undefined) return { ...paper, state: 'cancelled', by: cancelled };
    if (replaced === undefined || replaced.kind === 'cancellation') return { ...paper, state: 'valid', by: null };
    return { ...paper, state: markOf[replaced.kind], by: replaced };
  });
}
