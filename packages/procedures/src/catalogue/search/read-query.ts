import type { CatalogueIndex } from './catalogue-index.ts';
import { hasMarks, syllablesOf, type Syllable } from './syllables.ts';

/** One way to understand what was typed. */
export interface Reading {
  readonly syllables: readonly Syllable[];
  /** Share of its weight that each word keeps: fillers say little. */
  readonly shares: readonly number[];
  /** The word belongs to a listed term: common as it may be, here it says something. */
  readonly inTerm: readonly boolean[];
  /** Of 1; less for what was not typed so. */
  readonly trust: number;
}

const mostWords = 12;
const longestWord = 40;
const longestTerm = 6;
const mostReadings = 8;
const synonymTrust = 0.94;
const partedTrust = 0.97;
/** What a filler still counts, so that a query of nothing else finds something. */
const fillerShare = 0.06;

/** Words that were typed without the blank between them: `dangky khaisinh`. */
function partWords(index: CatalogueIndex, syllables: readonly Syllable[]): Syllable[] {
  const { vocabulary } = index.phrases;
  return syllables.flatMap((syllable) => {
    if (syllable.folded.length < 5 || vocabulary.isKnown(syllable.folded)) return [syllable];
    const letters = [...syllable.text];
    const lengths = letters.length === syllable.folded.length ? vocabulary.part(syllable.folded) : null;
    if (!lengths) return [syllable];
    let start = 0;
    const parts = lengths.map((length) => letters.slice(start, (start += length)).join(''));
    return syllablesOf(parts.join(' '));
  });
}

/** Places that belong to a listed term of more than one word: its words mean something together. */
function inTerms(index: CatalogueIndex, syllables: readonly Syllable[]): Set<number> {
  const places = new Set<number>();
  for (let start = 0; start < syllables.length; start += 1) {
    for (let length = Math.min(longestTerm, syllables.length - start); length > 1; length -= 1) {
      if (!index.isTerm(syllables.slice(start, start + length))) continue;
      for (let place = start; place < start + length; place += 1) places.add(place);
      break;
    }
  }
  return places;
}

/** With accents typed, `bị` is the filler and `bí` is none. */
const isSame = (typed: Syllable, known: Syllable | undefined): boolean =>
  known !== undefined && (!hasMarks(typed) || typed.marked === known.marked);

function sharesOf(index: CatalogueIndex, syllables: readonly Syllable[], meant: ReadonlySet<number>): number[] {
  const shares = syllables.map(() => 1);
  for (let start = 0; start < syllables.length; start += 1) {
    for (let length = Math.min(longestTerm, syllables.length - start); length > 0; length -= 1) {
      const part = syllables.slice(start, start + length);
      const filler = index.fillerOf(part);
      if (!filler || !part.every((typed, place) => isSame(typed, filler[place]))) continue;
      for (let place = start; place < start + length; place += 1) if (!meant.has(place)) shares[place] = fillerShare;
      break;
    }
  }
  return shares;
}

interface Other {
  readonly start: number;
  readonly length: number;
  readonly to: readonly Syllable[];
}

/** Where a synonym may stand for what was typed, the longest first. */
function othersOf(index: CatalogueIndex, syllables: readonly Syllable[]): Other[] {
  const others: Other[] = [];
  for (let length = Math.min(longestTerm, syllables.length); length > 0; length -= 1) {
    for (let start = 0; start + length <= syllables.length; start += 1) {
      const part = syllables.slice(start, start + length);
      for (const { term, to } of index.expansionsOf(part)) {
        if (part.every((typed, place) => isSame(typed, term[place]))) others.push({ start, length, to });
      }
    }
  }
  return others;
}

const replace = (syllables: readonly Syllable[], { start, length, to }: Other): Syllable[] => [
  ...syllables.slice(0, start),
  ...to,
  ...syllables.slice(start + length),
];

/** Reads what was typed: as it stands, and with the words that mean the same. */
export function readWords(index: CatalogueIndex, text: string): Reading[] {
  const typed = syllablesOf(text.slice(0, mostWords * longestWord))
    .slice(0, mostWords)
    .map((one) => (one.folded.length > longestWord ? { ...one, folded: one.folded.slice(0, longestWord) } : one));
  if (typed.length === 0) return [];
  const parted = partWords(index, typed).slice(0, mostWords);
  const trust = parted.length === typed.length ? 1 : partedTrust;
  const reading = (syllables: readonly Syllable[], value: number): Reading => {
    const meant = inTerms(index, syllables);
    const inTerm = syllables.map((_, place) => meant.has(place));
    return { syllables, shares: sharesOf(index, syllables, meant), inTerm, trust: value };
  };
  const readings = [reading(parted, trust)];
  for (const other of othersOf(index, parted)) {
    const once = replace(parted, other);
    readings.push(reading(once, trust * synonymTrust));
    const [second] = othersOf(index, once).filter(
      ({ start }) => start >= other.start + other.to.length || start < other.start,
    );
    if (second) readings.push(reading(replace(once, second), trust * synonymTrust ** 2));
    if (readings.length >= mostReadings) break;
  }
  return readings.slice(0, mostReadings);
}
