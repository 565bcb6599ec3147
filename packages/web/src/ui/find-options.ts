import { fold } from '@dongbo/contract';

export interface ComboOption {
  readonly value: string;
  readonly label: string;
  /** Other names under which it is found, such as those of other languages. */
  readonly alsoFound?: string | undefined;
  /** Offered before others that fit as well, such as places of the own province. */
  readonly isNear?: boolean | undefined;
}

const most = 50;

/** Words that stand before the name of a place and are not its name. */
const kind = /^(?:phuong|xa|dac khu|thi tran|tinh|thanh pho|tp) /;

const nameOf = (label: string): string => fold(label.split(',')[0] ?? '').replace(kind, '');

/** How well an option fits, best first; undefined: a typed word is not in it. A whole name goes before the beginning of one,
 * whole words before beginnings of words, and what stands together before what is scattered. */
function rankOf({ label, alsoFound, isNear }: ComboOption, words: readonly string[]): number | undefined {
  const text = ` ${fold(`${label} ${alsoFound ?? ''}`)} `;
  if (!words.every((word) => text.includes(word))) return undefined;
  const phrase = words.join(' ');
  const name = nameOf(label);
  const near = isNear ? 0 : 1;
  if (name === phrase || fold(label) === phrase) return near;
  if (`${name} `.startsWith(`${phrase} `) || text.startsWith(` ${phrase} `)) return 2 + near;
  if (text.includes(` ${phrase} `)) return 4 + near;
  if (text.includes(` ${phrase}`)) return 6 + near;
  if (words.every((word) => text.includes(` ${word} `))) return 8 + near;
  return (words.every((word) => text.includes(` ${word}`)) ? 10 : 12) + near;
}

const wordsOf = (typed: string): readonly string[] => fold(typed).split(' ').filter(Boolean);

/** The options whose names hold all typed words, without accents, best first; the first of all when nothing is typed. */
export function findOptions<Option extends ComboOption>(options: readonly Option[], typed: string): readonly Option[] {
  const words = wordsOf(typed);
  if (words.length === 0) return options.slice(0, most);
  const accents = typed.normalize('NFC').toLowerCase().trim();
  const ranked = options.flatMap((option) => {
    const rank = rankOf(option, words);
    if (rank === undefined) return [];
    // Who types accents means them.
    return [{ option, rank: rank * 2 + (option.label.toLowerCase().includes(accents) ? 0 : 1) }];
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ option }) => option);
}

/** Whether a near option has what was typed as it was typed, from the beginning of a word on; words that only occur in it do
 * not count. */
export function isFoundNear(options: readonly ComboOption[], typed: string): boolean {
  const words = wordsOf(typed);
  return options.some((option) => option.isNear === true && (rankOf(option, words) ?? 8) < 8);
}

/** The one option that what was typed names in full, with or without the word before the name; undefined when none does, or
 * several do. Of several the one that is near is meant. */
export function exactOption<Option extends ComboOption>(options: readonly Option[], typed: string): Option | undefined {
  const wanted = fold(typed);
  if (wanted === '') return undefined;
  const same = options.filter(
    ({ label }) => fold(label) === wanted || fold(label.split(',')[0] ?? '') === wanted || nameOf(label) === wanted,
  );
  const accents = typed.normalize('NFC').toLowerCase().trim();
  const asTyped = same.filter(({ label }) => label.toLowerCase().includes(accents));
  for (const candidates of [same, asTyped, same.filter(({ isNear }) => isNear), asTyped.filter(({ isNear }) => isNear)])
    if (candidates.length === 1) return candidates[0];
  return undefined;
}
