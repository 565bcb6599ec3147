import type { Language } from '@dongbo/contract';
import type { ProcedureSummary } from '@dongbo/contract/procedures';

/** A longer official name is shortened where somebody chooses among several. */
const longest = 150;

export interface ShownName {
  readonly text: string;
  readonly lang: Language;
  /** The official name, where another is shown before it. */
  readonly official: string | null;
}

/** Cuts a long name where a clause ends. */
function shorten(name: string): string {
  const start = name.slice(0, longest);
  const clause = Math.max(
    ...[';', ':', ',', ' đối với', ' trong các trường hợp', ' theo quy định'].map((end) => start.lastIndexOf(end)),
  );
  const end = clause > longest / 3 ? clause : start.lastIndexOf(' ');
  return `${start.slice(0, end).trim()} …`;
}

/** The name under which a procedure is shown: as people say it, in the reader's language where somebody wrote one. */
export function shownName(
  language: Language,
  { shortName, name }: Pick<ProcedureSummary, 'shortName' | 'name'>,
): ShownName {
  if (shortName !== null) return { text: shortName[language], lang: language, official: name };
  return name.length > longest
    ? { text: shorten(name), lang: 'vi', official: name }
    : { text: name, lang: 'vi', official: null };
}
