import type { Language, LocalText } from '../values.ts';

/** A longer official name is shortened where a page or list shows it as a name. */
const longest = 150;

/** A procedure by its official name and, where somebody wrote one, by the name that people say. */
export interface NamedProcedure {
  readonly name: string;
  readonly shortName: LocalText | null;
}

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

/** The name under which a procedure is shown: as people say it, in the reader's language where somebody wrote one, else the
 * official one, which is Vietnamese, shortened where it is as long as a paragraph. */
export function shownName(language: Language, { shortName, name }: NamedProcedure): ShownName {
  if (shortName !== null)
    return { text: shortName[language], lang: language, official: shortName[language] === name ? null : name };
  return name.length > longest
    ? { text: shorten(name), lang: 'vi', official: name }
    : { text: name, lang: 'vi', official: null };
}
