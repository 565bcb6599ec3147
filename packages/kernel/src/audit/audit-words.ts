import { systemTexts } from '../system-texts.ts';

/** Texts of one kind in Vietnamese, the language of papers. */
const wordsOf = (kind: 'operations' | 'refusals' | 'problems'): ReadonlyMap<string, string> =>
  new Map(Object.entries(systemTexts('vi', kind)));

let words: { readonly acts: ReadonlyMap<string, string>; readonly outcomes: ReadonlyMap<string, string> } | null = null;

/** Acts and outcomes as an auditor reads them; what has no words stays as it is. */
export function auditWords(): {
  readonly act: (operation: string) => string;
  readonly outcome: (code: string) => string;
} {
  words ??= {
    acts: wordsOf('operations'),
    outcomes: new Map([...wordsOf('problems'), ...wordsOf('refusals'), ['done', 'Đã làm'], ['read', 'Đã xem']]),
  };
  const { acts, outcomes } = words;
  return {
    act: (operation) => acts.get(operation) ?? operation,
    // A sentence for the person who was refused has more than the auditor needs, and names facts that the audit does not keep.
    outcome: (code) =>
      outcomes
        .get(code)
        ?.replace(/(?<=\S)\. .*$/s, '.')
        .replaceAll(/\{\{\w+\}\}/g, '…') ?? code,
  };
}
