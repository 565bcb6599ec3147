import type { FileRef } from '@dongbo/contract';
import type { ResultChange, ResultChangeProposal, ResultPaper } from '@dongbo/contract/procedures';
import { formatInstant, localDate } from '@dongbo/kernel';
import type { z } from 'zod';
import type { Audience } from '../dossiers/timeline.ts';
import type { StoredResult } from '../dossiers/stored-dossier.ts';
import { changeGroundOf, writtenChangeGround } from './change-grounds.ts';
import { papersOfResult } from './result-papers.ts';
import type { DecidedChange, ProposedChange } from './stored-change.ts';

const groundOf = (change: ProposedChange | DecidedChange): string =>
  writtenChangeGround(changeGroundOf(change, localDate(change.at)));

/** A change that waits for the leader, as officials see it. Pure. */
export function viewResultProposal(
  change: ProposedChange,
  files: ReadonlyMap<string, z.input<typeof FileRef>>,
): z.input<typeof ResultChangeProposal> {
  const { kind, reason, content, title, body, uploadedFileId, by, at } = change;
  const file = files.get(uploadedFileId ?? '') ?? null;
  return { kind, ground: groundOf(change), reason, content, title, body, file, by, at: formatInstant(at) };
}

/** What was decided of an issued result; the owner is not told the names of officials. Pure. */
export function viewResultChanges(
  changes: readonly DecidedChange[],
  audience: Audience,
): z.input<typeof ResultChange>[] {
  let papers = 1;
  return changes.map((change) => {
    const { ordinal, kind, reason, content, by, at, decisionNumber, number, signedFileId } = change;
    if (number !== null) papers += 1;
    return {
      ordinal,
      kind,
      ground: groundOf(change),
      reason,
      content,
      by: audience === 'official' ? by : null,
      at: formatInstant(at),
      decisionNumber,
      number,
      paper: number === null ? null : papers,
      isSigned: signedFileId !== null,
    };
  });
}

/** The papers of a result of which something was decided. Pure. */
export const viewResultPapers = (
  result: StoredResult | null,
  changes: readonly DecidedChange[],
): z.input<typeof ResultPaper>[] =>
  changes.length === 0
    ? []
    : papersOfResult(result, changes).map(
        ({ ordinal, number, numberedOn, title, body, state, by, signedFileId, checkToken }) => ({
          ordinal,
          number,
          numberedOn,
          title,
          body,
          state,
          since: by && formatInstant(by.at),
          byNumber: by && (by.number ?? by.decisionNumber),
          isSigned: signedFileId !== null,
          checkToken,
        }),
      );
