import { closeness, soundOf } from './spelling.ts';
import { hasMarks, toI, type Syllable } from './syllables.ts';

/** A known word that a typed word may mean, and how well it fits, of 1. */
export interface Meaning {
  readonly word: number;
  readonly fit: number;
  /** The letters differ, not only accents: a slip, or a word not typed to its end. */
  readonly guessed: 'slip' | 'beginning' | null;
}

/** Words that differ in nothing but accents. */
interface Spelling {
  readonly folded: string;
  readonly sound: string;
  readonly words: number[];
  /** Number of texts that hold one of them. */
  texts: number;
}

interface Known {
  readonly marked: string;
  readonly spelling: Spelling;
}

const otherTone = 0.72;
const otherLetter = 0.55;
const accentsNotTyped = 0.8;
/** Typing goes on: `si` is the beginning of `sinh`. */
const beginning = 0.78;

/** A word that exists was probably meant. */
const slipOfKnown = 0.85;
/** Bounds the memory of slips; people misspell the same words again and again. */
const mostSlips = 2000;

const withoutTone = (marked: string): string => marked.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '');

/** Every word of the texts that are searched, by its accents; finds what a typed word may mean. */
export class Vocabulary {
  readonly #known: Known[] = [];
  readonly #byMarked = new Map<string, number>();
  readonly #spellings = new Map<string, Spelling>();
  /** Slips of words that were asked for lately. */
  readonly #slips = new Map<string, readonly Meaning[]>();

  add({ marked, folded }: Syllable): number {
    const known = this.#byMarked.get(marked);
    if (known !== undefined) return known;
    let spelling = this.#spellings.get(folded);
    if (!spelling) {
      spelling = { folded, sound: soundOf(folded), words: [], texts: 0 };
      this.#spellings.set(folded, spelling);
    }
    const word = this.#known.push({ marked, spelling }) - 1;
    spelling.words.push(word);
    this.#byMarked.set(marked, word);
    return word;
  }

  /** Tells that one more text holds these words. */
  countText(words: readonly number[]): void {
    for (const spelling of new Set(words.map((word) => this.#known[word]?.spelling))) if (spelling) spelling.texts += 1;
  }

  get size(): number {
    return this.#known.length;
  }

  isKnown(folded: string): boolean {
    return this.#spellings.has(folded);
  }

  /** In how many texts the folded word stands. */
  texts(folded: string): number {
    return this.#spellings.get(folded)?.texts ?? 0;
  }

  textsOf(word: number): number {
    return this.#known[word]?.spelling.texts ?? 0;
  }

  /** Words with the same letters, the better the more their accents agree; accents count when some were typed. */
  spelled(typed: Syllable, accentsCount: boolean): Meaning[] {
    return (this.#spellings.get(typed.folded)?.words ?? []).map((word) => ({
      word,
      fit: accentsCount ? this.#accentFit(typed, word) : 1,
      guessed: null,
    }));
  }

  #accentFit(typed: Syllable, word: number): number {
    const marked = this.#known[word]?.marked ?? '';
    if (marked === typed.marked) return 1;
    if (!hasMarks(typed)) return accentsNotTyped;
    return withoutTone(marked) === withoutTone(typed.marked) ? otherTone : otherLetter;
  }

  /** Words that begin with what was typed. */
  begun({ folded: start }: Syllable): Meaning[] {
    if (start.length < 2) return [];
    return this.#matching('beginning', ({ folded }) =>
      folded.length > start.length && folded.startsWith(start) ? beginning : 0,
    );
  }

  /** Words that what was typed may be a slip of. */
  misspelt({ folded: typed }: Syllable): readonly Meaning[] {
    const before = this.#slips.get(typed);
    if (before) return before;
    const sound = soundOf(typed);
    const share = this.isKnown(typed) ? slipOfKnown : 1;
    const slips = this.#matching('slip', (known) =>
      known.folded === typed ? 0 : share * closeness(typed, sound, known.folded, known.sound),
    );
    if (this.#slips.size >= mostSlips) this.#slips.clear();
    this.#slips.set(typed, slips);
    return slips;
  }

  #matching(guessed: 'slip' | 'beginning', fit: (known: Spelling) => number): Meaning[] {
    const found: Meaning[] = [];
    for (const spelling of this.#spellings.values()) {
      const value = fit(spelling);
      if (value > 0) for (const word of spelling.words) found.push({ word, fit: value, guessed });
    }
    return found;
  }

  /** Parts a word into known ones, `dangky` into `dang` and `ky`, in as few as possible; null when it cannot be. */
  part(folded: string): number[] | null {
    // ends[i]: length of the last known word on the best way to letter i, and how many words that way has.
    const ends: ({ readonly length: number; readonly words: number } | undefined)[] = [{ length: 0, words: 0 }];
    for (let end = 1; end <= folded.length; end += 1) {
      for (let length = 2; length <= Math.min(7, end); length += 1) {
        const before = ends[end - length];
        const best = ends[end];
        if (!before || (best && best.words <= before.words + 1)) continue;
        if (this.texts(toI(folded.slice(end - length, end))) > 1) ends[end] = { length, words: before.words + 1 };
      }
    }
    const lengths: number[] = [];
    for (let end = folded.length; end > 0;) {
      const step = ends[end];
      if (!step) return null;
      lengths.unshift(step.length);
      end -= step.length;
    }
    return lengths;
  }
}
