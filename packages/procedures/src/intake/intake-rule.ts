import type { HeldPaper, KnownOwner, Owner, SameDossier } from '@dongbo/contract/procedures';
import { applicantFormKey } from '@dongbo/contract';
import { DossierState } from '@dongbo/contract/procedures';
import { formatInstant } from '@dongbo/kernel';
import type { z } from 'zod';
import type { StoredPapers } from '../dossiers/stored-dossier.ts';
import { mayBeSame, subjectOf, type Subject } from './subject-rule.ts';

/** An earlier dossier of the same number or, where there is none, of the same name and procedure. */
export interface EarlierDossier {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly hasNumber: boolean;
  readonly isSameProcedure: boolean;
  /** May the caller open it? */
  readonly isReadable: boolean;
  readonly owner: Owner;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly papers: StoredPapers;
  readonly submittedAt: Date;
  /** When it came to its end; null: it is running. */
  readonly endedAt: Date | null;
  readonly receivingName: string;
  readonly competentName: string;
  readonly result: { readonly title: string; readonly number: string; readonly on: Date } | null;
}

const dayMs = 86_400_000;
/** Of results and papers so many are offered. */
const mostOffered = 12;

/** Dossiers of the same matter, running ones first, then those that ended lately. Pure. */
export function sameMatter<One extends Pick<EarlierDossier, 'isSameProcedure' | 'endedAt' | 'answers'>>(
  earlier: readonly One[],
  asked: { readonly subject: Subject | null; readonly now: Date; readonly endedDays: number },
): One[] {
  const since = asked.now.getTime() - asked.endedDays * dayMs;
  const same = earlier.filter(
    ({ isSameProcedure, endedAt, answers }) =>
      isSameProcedure &&
      (endedAt === null || endedAt.getTime() >= since) &&
      mayBeSame(subjectOf(answers), asked.subject),
  );
  return [...same.filter(({ endedAt }) => endedAt === null), ...same.filter(({ endedAt }) => endedAt !== null)];
}

/** What of a dossier of the same matter is shown: of one that the caller may not open, where to ask alone. Pure. */
export function sameView(one: EarlierDossier): z.input<typeof SameDossier> {
  const shown = { isRunning: one.endedAt === null, unitName: one.receivingName };
  if (!one.isReadable) {
    return { ...shown, dossierId: null, code: null, state: null, ownerName: null, subject: null, at: null };
  }
  return {
    ...shown,
    dossierId: one.id,
    code: one.code,
    state: DossierState.parse(one.state),
    ownerName: one.owner.name,
    subject: subjectOf(one.answers)?.name ?? null,
    at: formatInstant(one.submittedAt),
  };
}

const wholeDay = (value: unknown): string | null =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null;

/** What the newest dossier of the number that the caller may open says of its owner. Pure. */
export function knownOwner(earlier: readonly EarlierDossier[]): z.input<typeof KnownOwner> | null {
  const last = earlier.find(({ isReadable, hasNumber }) => isReadable && hasNumber);
  if (last === undefined) return null;
  const { type, name, address, phone, email } = last.owner;
  const birthDate = wholeDay(Object(last.answers[applicantFormKey])['ownerBirthDate']);
  return { type, name, birthDate, address, phone, email, code: last.code, at: formatInstant(last.submittedAt) };
}

const isThere = ({ fileIds, originals, certifiedCopies }: StoredPapers[number]): boolean =>
  fileIds.length + originals + certifiedCopies > 0;

/** Results and papers that lie in dossiers of the number, each once, the newest. Pure. */
export function heldPapers(earlier: readonly EarlierDossier[]): z.input<typeof HeldPaper>[] {
  const own = earlier.filter(({ isReadable, hasNumber }) => isReadable && hasNumber);
  const results = own.flatMap(({ result, id, code, competentName }): z.input<typeof HeldPaper>[] =>
    result === null
      ? []
      : [
          {
            kind: 'result',
            name: result.title,
            number: result.number,
            dossierId: id,
            code,
            componentId: null,
            unitName: competentName,
            at: formatInstant(result.on),
          },
        ],
  );
  const papers = own.flatMap(({ papers: handedIn, id, code, receivingName, submittedAt }) =>
    handedIn.filter(isThere).map(({ componentId, name }): z.input<typeof HeldPaper> => ({
      kind: 'paper',
      name,
      number: null,
      dossierId: id,
      code,
      componentId,
      unitName: receivingName,
      at: formatInstant(submittedAt),
    })),
  );
  const once = new Map(papers.toReversed().map((paper) => [paper.name, paper]));
  return [...results.slice(0, mostOffered), ...[...once.values()].toReversed().slice(0, mostOffered)];
}

/** Other units that have dossiers of the number, of which the caller sees no more. Pure. */
export const heldElsewhere = (earlier: readonly EarlierDossier[]): string[] => [
  ...new Set(
    earlier.filter(({ isReadable, hasNumber }) => !isReadable && hasNumber).map(({ receivingName }) => receivingName),
  ),
];
