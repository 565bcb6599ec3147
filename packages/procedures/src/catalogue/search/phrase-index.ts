import { syllablesOf, type Syllable } from './syllables.ts';
import { Vocabulary, type Meaning } from './vocabulary.ts';

/** What a phrase leads to, and how surely, of 1. */
export interface Target {
  readonly id: number;
  readonly weight: number;
}

interface Phrase {
  readonly text: string;
  readonly words: readonly number[];
  readonly targets: readonly Target[];
  /** May answer together with others; a name of law holds so many words that it would answer everything. */
  readonly joins: boolean;
  /** Sum of the weights of its words. */
  total: number;
}

export interface Hit {
  readonly id: number;
  /** How well the best of its phrases answers, of 1. */
  readonly score: number;
  readonly phrase: number;
}

/** A word of the query with what it may mean. */
export interface Asked {
  readonly syllable: Syllable;
  readonly meanings: readonly Meaning[];
}

/** Share of a phrase's score that the words it has beyond the query may cost. */
const restCounts = 0.45;
/** Share that the order of the words may cost. */
const orderCounts = 0.18;
/** What phrases that answer only together are worth. */
const together = 0.62;
/** Two words alone are too few to be answered in parts. */
const fewestJoined = 3;
/** A word that is hardly meant does not answer. */
const sureFit = 0.72;
/** Only the most promising phrases are read word by word. */
const mostRead = 250;
/** In how many texts an unknown word is taken to stand. */
const unknownTexts = 12;

/** Names, everyday words and fields as phrases; tells which of them a query means. Small enough to be read as a whole:
 * a few thousand phrases, a few thousand words. */
export class PhraseIndex {
  readonly vocabulary = new Vocabulary();
  readonly #phrases: Phrase[] = [];
  #postings: number[][] = [];
  #weights = new Float64Array();
  #texts = 0;
  /** Marks which phrase was counted for which word of the query. */
  #sums = new Float64Array();
  #own = new Float64Array();
  #seen = new Int32Array();
  #turn = 0;
  #places = new Int32Array();
  #sure = new Int32Array();

  /** `counts`: its words say how common words are; names do, lists of everyday words do not. `joins`: see `Phrase`. */
  add(text: string, targets: readonly Target[], { counts = false, joins = false } = {}): void {
    const words = syllablesOf(text).map((syllable) => this.vocabulary.add(syllable));
    if (words.length === 0) return;
    if (counts) {
      this.vocabulary.countText(words);
      this.#texts += 1;
    }
    this.#phrases.push({ text, words, targets, joins, total: 0 });
  }

  /** After the last phrase. */
  close(): void {
    this.#postings = Array.from({ length: this.vocabulary.size }, () => []);
    this.#weights = Float64Array.from({ length: this.vocabulary.size }, (_, word) =>
      this.#weightOf(this.vocabulary.textsOf(word)),
    );
    for (const [number, phrase] of this.#phrases.entries()) {
      for (const word of new Set(phrase.words)) this.#postings[word]?.push(number);
      phrase.total = phrase.words.reduce((sum, word) => sum + (this.#weights[word] ?? 0), 0);
    }
    this.#places = new Int32Array(this.vocabulary.size);
    this.#sure = new Int32Array(this.vocabulary.size);
    this.#sums = new Float64Array(this.#phrases.length);
    this.#own = new Float64Array(this.#phrases.length);
    this.#seen = new Int32Array(this.#phrases.length);
  }

  textOf(phrase: number): string {
    return this.#phrases[phrase]?.text ?? '';
  }

  #weightOf(texts: number): number {
    return Math.log(1 + this.#texts / (1 + texts));
  }

  /** How much a word of the query says: rare words say more, unknown ones not most, for they may be slips. */
  weight({ folded }: Syllable): number {
    return this.#weightOf(this.vocabulary.isKnown(folded) ? this.vocabulary.texts(folded) : unknownTexts);
  }

  /** The best phrase of every target that holds words of the query. `weights` one per word. */
  find(asked: readonly Asked[], weights: readonly number[]): Map<number, Hit> {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const found = new Map<number, Hit>();
    if (total === 0) return found;
    const promising = this.#promising(asked, weights);
    this.#markPlaces(asked);
    const unions = new Map<number, number>();
    for (const number of promising) {
      const phrase = this.#phrases[number];
      if (!phrase) continue;
      const score = this.#scoreOf(number, phrase, total, asked.length);
      const answered = phrase.joins ? phrase.words.reduce((bits, word) => bits | (this.#sure[word] ?? 0), 0) : 0;
      for (const target of phrase.targets) {
        const best = found.get(target.id);
        const value = score * target.weight;
        if (!best || best.score < value) found.set(target.id, { id: target.id, score: value, phrase: number });
        unions.set(target.id, (unions.get(target.id) ?? 0) | answered);
      }
    }
    return asked.length < fewestJoined ? found : this.#joined(found, unions, weights, total);
  }

  /** Several phrases of one procedure may answer together what none answers alone: `dựng rạp` and `vỉa hè`. */
  #joined(
    found: Map<number, Hit>,
    unions: ReadonlyMap<number, number>,
    weights: readonly number[],
    total: number,
  ): Map<number, Hit> {
    for (const hit of found.values()) {
      const bits = unions.get(hit.id) ?? 0;
      const answered = weights.reduce((sum, weight, place) => sum + ((bits >> place) & 1) * weight, 0) / total;
      const score = answered ** 1.4 * together;
      if (score > hit.score) found.set(hit.id, { ...hit, score });
    }
    return found;
  }

  #promising(asked: readonly Asked[], weights: readonly number[]): number[] {
    const touched: number[] = [];
    const turn = this.#turn;
    for (const [place, { meanings }] of asked.entries()) {
      const mark = (this.#turn += 1);
      for (const { word, fit } of meanings) {
        for (const number of this.#postings[word] ?? []) {
          const seen = this.#seen[number] ?? 0;
          // Meanings come best first: a later one of the same word adds nothing.
          if (seen === mark) continue;
          if (seen <= turn) {
            touched.push(number);
            this.#sums[number] = 0;
            this.#own[number] = 0;
          }
          this.#seen[number] = mark;
          this.#sums[number] = (this.#sums[number] ?? 0) + (weights[place] ?? 0) * fit;
          this.#own[number] = (this.#own[number] ?? 0) + (this.#weights[word] ?? 0);
        }
      }
    }
    if (touched.length <= mostRead) return touched;
    const promise = (number: number): number =>
      (this.#sums[number] ?? 0) * (1 + Math.min(1, (this.#own[number] ?? 0) / (this.#phrases[number]?.total ?? 1)));
    return touched.toSorted((left, right) => promise(right) - promise(left)).slice(0, mostRead);
  }

  #markPlaces(asked: readonly Asked[]): void {
    this.#places.fill(0);
    this.#sure.fill(0);
    for (const [place, { meanings }] of asked.entries()) {
      for (const { word, fit } of meanings) {
        this.#places[word] = (this.#places[word] ?? 0) | (1 << place);
        if (fit >= sureFit) this.#sure[word] = (this.#sure[word] ?? 0) | (1 << place);
      }
    }
  }

  #scoreOf(number: number, phrase: Phrase, total: number, asked: number): number {
    const answered = (this.#sums[number] ?? 0) / total;
    const covered = Math.min(1, (this.#own[number] ?? 0) / phrase.total);
    return (
      answered ** 1.4 *
      (1 - restCounts + restCounts * covered) *
      (1 - orderCounts + orderCounts * inOrder(this.#places, phrase.words, asked))
    );
  }
}

/** Share of neighbouring words of the query that are neighbours in the phrase too. `places`: for each word of the
 * vocabulary the places of the query that may mean it, as bits. */
function inOrder(places: Int32Array, words: readonly number[], asked: number): number {
  if (asked < 2) return 1;
  let before = 0;
  let neighbours = 0;
  for (const word of words) {
    const here = places[word] ?? 0;
    neighbours |= (before << 1) & here;
    before = here;
  }
  let count = 0;
  for (let bits = neighbours; bits > 0; bits &= bits - 1) count += 1;
  return count / (asked - 1);
}
