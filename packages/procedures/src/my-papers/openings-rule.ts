import type { OpeningKind } from '@dongbo/contract/procedures';
import { localDate, type Opening } from '@dongbo/kernel';

/** What of a dossier an operation shows. */
const shown: ReadonlyMap<string, OpeningKind> = new Map([
  ['procedures.dossier.file', 'file'],
  ['procedures.referral.file', 'file'],
  ['procedures.site-check.file', 'file'],
  ['procedures.dossier.letter', 'letter'],
  ['procedures.site-check.minutes', 'letter'],
  ['procedures.fee.get', 'fees'],
  ['procedures.fee.receipt', 'fees'],
  ['procedures.referral.get', 'question'],
  ['procedures.referral.list', 'question'],
  ['procedures.referral.choices', 'question'],
  ['procedures.site-check.get', 'site-check'],
  ['procedures.site-check.list', 'site-check'],
  ['procedures.site-check.choices', 'site-check'],
  ['procedures.dossier.inspect', 'control'],
  ['procedures.intake.take-held', 'use'],
]);

/** What was seen, in the words for its owner. Pure. */
export const openingKindOf = (operation: string): OpeningKind => shown.get(operation) ?? 'dossier';

/** Openings in a row by one office, of one dossier and thing and on one day, told as one. */
export interface OpeningsInARow {
  readonly last: Opening;
  readonly what: OpeningKind;
  readonly times: number;
}

const keyOf = (opening: Opening): string =>
  JSON.stringify([
    opening.subjectId,
    openingKindOf(opening.operation),
    opening.unitName,
    opening.office?.vi,
    localDate(opening.at),
  ]);

/** Whoever leafs through a dossier opens it many times: what follows each other and differs in the time alone is one line. Pure. */
export function openingsInARow(openings: readonly Opening[]): OpeningsInARow[] {
  const rows: OpeningsInARow[] = [];
  for (const opening of openings) {
    const before = rows.at(-1);
    if (before !== undefined && keyOf(before.last) === keyOf(opening))
      rows[rows.length - 1] = { ...before, times: before.times + 1 };
    else rows.push({ last: opening, what: openingKindOf(opening.operation), times: 1 });
  }
  return rows;
}
