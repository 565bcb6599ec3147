import type { CatalogueIndex } from './catalogue-index.ts';
import type { Asked, Hit } from './phrase-index.ts';
import { readWords, type Reading } from './read-query.ts';
import { suggestText } from './suggest-text.ts';
import { hasMarks, type Syllable } from './syllables.ts';
import type { Meaning } from './vocabulary.ts';

export interface Ranked {
  /** Targets of the index, the best first; a procedure's number, or that of a missing ministry. */
  readonly hits: readonly Hit[];
  /** What was probably meant, when words seem to be misspelt. */
  readonly suggestion: string | null;
}

/** Good enough not to look for slips. */
const sure = 0.8;
/** As good as the words themselves. */
const quiteSure = 0.95;
/** Below it a hit is noise. */
const least = 0.36;
/** A hit much worse than the best one is no answer. */
const leastShare = 0.56;
/** The same where the best one is what was typed. */
const leastShareOfSure = 0.68;

/** Least weight of a word within a listed term, about that of a word in one text of thirty. */
const termWeight = 3.4;
/** Slips are looked for in the likeliest readings. */
const mostGuessed = 3;
/** So much better must an answer with slips be than the one without. */
const muchBetter = 1.15;
/** The same where a word is in no text: it is a slip, or nothing. */
const better = 1.02;
/** So well must a hit fit for its words to be offered. */
const worthSaying = 0.5;

const best = (hits: ReadonlyMap<number, Hit>): number => Math.max(0, ...[...hits.values()].map(({ score }) => score));

function meaningsOf(
  index: CatalogueIndex,
  syllable: Syllable,
  last: boolean,
  accents: boolean,
  guess: boolean,
): Meaning[] {
  const { vocabulary } = index.phrases;
  const meanings = vocabulary.spelled(syllable, accents);
  if (last && syllable.folded.length > 0) meanings.push(...vocabulary.begun(syllable));
  if (guess) meanings.push(...vocabulary.misspelt(syllable));
  return meanings.toSorted((left, right) => right.fit - left.fit);
}

function askedOf(index: CatalogueIndex, reading: Reading, guess: boolean): Asked[] {
  const accents = reading.syllables.some(hasMarks);
  return reading.syllables.map((syllable, place) => ({
    syllable,
    meanings: meaningsOf(index, syllable, place === reading.syllables.length - 1, accents, guess),
  }));
}

interface Found {
  readonly hits: Map<number, Hit>;
  /** The words of the reading that found the best hit. */
  readonly asked: readonly Asked[];
}

function findAll(index: CatalogueIndex, readings: readonly Reading[], guess: boolean): Found {
  const hits = new Map<number, Hit>();
  let top = 0;
  let bestAsked: readonly Asked[] = [];
  for (const reading of readings) {
    const asked = askedOf(index, reading, guess);
    const weights = asked.map(({ syllable }, place) => {
      const weight = index.phrases.weight(syllable);
      return (reading.inTerm[place] ? Math.max(weight, termWeight) : weight) * (reading.shares[place] ?? 1);
    });
    for (const hit of index.phrases.find(asked, weights).values()) {
      const score = hit.score * reading.trust;
      const known = hits.get(hit.id);
      if (!known || known.score < score) hits.set(hit.id, { ...hit, score });
      if (score > top) {
        top = score;
        bestAsked = asked;
      }
    }
  }
  return { hits, asked: bestAsked };
}

/** Which procedures a text means, the best first; slips are looked for when nothing fits well. */
export function rank(index: CatalogueIndex, text: string): Ranked {
  const readings = readWords(index, text);
  // Words that say nothing find nothing.
  if (readings.every(({ shares }) => shares.every((share) => share < 1))) return { hits: [], suggestion: null };
  let found = findAll(index, readings, false);
  const plain = best(found.hits);
  let guessed = false;
  if (plain < sure) {
    const guess = findAll(index, readings.slice(0, mostGuessed), true);
    const allKnown = readings[0]?.syllables.every(({ folded }) => index.phrases.vocabulary.isKnown(folded));
    if (best(guess.hits) > plain * (allKnown ? muchBetter : better)) {
      found = guess;
      guessed = true;
    }
  }
  const top = best(found.hits);
  const floor = Math.max(least, top * (top >= quiteSure ? leastShareOfSure : leastShare));
  const hits = [...found.hits.values()]
    .filter(({ score }) => score >= floor)
    .toSorted((left, right) => right.score - left.score || left.id - right.id);
  const [first] = hits;
  return {
    hits,
    suggestion: guessed && first && first.score >= worthSaying ? suggestText(index.phrases, first, found.asked) : null,
  };
}
