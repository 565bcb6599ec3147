import type { FileRef } from '@dongbo/contract';
import type { MyPaper } from '@dongbo/contract/procedures';
import { formatInstant, localDate } from '@dongbo/kernel';
import type { z } from 'zod';
import type { StoredPapers } from '../dossiers/stored-dossier.ts';
import { heldData } from '../held/held-data.ts';
import { kindsOf, lastDayWithin, nationalCode, type HeldItem } from '../held/held-rule.ts';
import { papersOfResult, type NumberedResult, type PaperOfResult } from '../result-changes/result-papers.ts';
import type { DecidedChange } from '../result-changes/stored-change.ts';

type Paper = z.input<typeof MyPaper>;

/** A use of a file that lies in the dossier. */
export interface FileUse {
  readonly sourceFileId: string;
  readonly use: Paper['uses'][number];
}

/** A dossier of a person's own, as far as their papers lie in it. */
export interface OwnMatter extends Pick<Paper, 'dossierId' | 'code' | 'procedureName' | 'shortName'> {
  /** Code as the catalogue has it. */
  readonly procedureCode: string;
  readonly paperCase: string | null;
  /** It came to a result, with which its papers were found right. */
  readonly isSettled: boolean;
  readonly submittedAt: Date;
  readonly receivingName: string;
  readonly competentName: string;
  readonly papers: StoredPapers;
  readonly files: readonly z.input<typeof FileRef>[];
  /** Files that were taken over from another dossier: they are shown where they come from. */
  readonly copied: readonly string[];
  /** The issued result; null: none yet. */
  readonly result: NumberedResult | null;
  readonly changes: readonly DecidedChange[];
  readonly uses: readonly FileUse[];
}

/** Procedures whose result is a copy of something: only its title says of what. */
const copying = new Set(
  heldData.kinds.flatMap(({ results }) =>
    results.flatMap(({ procedure, titled }) => (titled === undefined ? [] : [procedure])),
  ),
);

/** Last day on which it is used instead of asking for it, where the law bounds the age of such a thing. Pure. */
function usableUntil(item: HeldItem, now: Date): string | null {
  const kinds = kindsOf(item);
  const today = localDate(now);
  const bounds = heldData.slots.flatMap(({ accepts }) =>
    accepts.flatMap(({ kind, within }) =>
      within !== undefined && kinds.includes(kind) && within.validFrom <= today && (within.validTo ?? today) >= today
        ? [lastDayWithin(item.at, within.months)]
        : [],
    ),
  );
  return bounds.toSorted()[0] ?? null;
}

/** Where one of these files was used; a paper of several files was taken over at once. */
function usesOf({ uses }: OwnMatter, fileIds: readonly (string | null)[]): Paper['uses'] {
  const own = uses.filter(({ sourceFileId }) => fileIds.includes(sourceFileId)).map(({ use }) => use);
  return [...new Map(own.map((use) => [use.code, use])).values()];
}

const placeOf = ({ dossierId, code, procedureName, shortName }: OwnMatter) => ({
  dossierId,
  code,
  procedureName,
  shortName,
});

function resultPaper(matter: OwnMatter, paper: PaperOfResult, now: Date): Paper {
  const { title, number, numberedOn, state, by, signedFileId, ordinal, checkToken } = paper;
  const item = { procedureCode: nationalCode(matter.procedureCode), componentId: null, name: title, paperCase: null };
  const at = new Date(`${numberedOn}T00:00:00+07:00`);
  return {
    ...placeOf(matter),
    kind: copying.has(item.procedureCode) ? 'certified-copy' : 'result',
    state,
    name: title,
    number,
    unitName: matter.competentName,
    at: numberedOn,
    since: by && formatInstant(by.at),
    byNumber: by && (by.number ?? by.decisionNumber),
    usableUntil: state === 'valid' ? usableUntil({ ...item, at }, now) : null,
    ordinal: signedFileId === null ? null : ordinal,
    checkToken,
    files: [],
    uses: usesOf(matter, [signedFileId]),
  };
}

function handedIn(matter: OwnMatter): Paper[] {
  const files = new Map(matter.files.map((file) => [String(file.id), file]));
  return matter.papers
    .filter(({ fileIds }) => fileIds.length > 0 && !fileIds.some((id) => matter.copied.includes(id)))
    .map(({ name, fileIds }) => ({
      ...placeOf(matter),
      kind: 'paper',
      state: matter.isSettled ? 'accepted' : 'handed-in',
      name,
      number: null,
      unitName: matter.receivingName,
      at: localDate(matter.submittedAt),
      since: null,
      byNumber: null,
      usableUntil: null,
      ordinal: null,
      checkToken: null,
      files: fileIds.flatMap((id) => files.get(id) ?? []),
      uses: usesOf(matter, fileIds),
    }));
}

/** The papers of a person that lie in one of their own dossiers: every paper of its issued result, the newest first, then what was handed in. Pure. */
export const papersOfMatter = (matter: OwnMatter, now: Date): Paper[] => [
  ...papersOfResult(matter.result, matter.changes)
    .toReversed()
    .map((paper) => resultPaper(matter, paper, now)),
  ...handedIn(matter),
];

/** What was issued to somebody stands before what they handed in: it is what they look for. Pure. */
export const issuedFirst = (papers: readonly Paper[]): Paper[] =>
  papers.toSorted((one, other) => Number(one.kind === 'paper') - Number(other.kind === 'paper'));
