import type { Asked, Hit, PhraseIndex } from './phrase-index.ts';
import { syllablesOf } from './syllables.ts';
import { closeness, soundOf } from './spelling.ts';

/** Most words that a suggestion may have: a name of law is none. */
const mostWords = 9;

/** What was probably meant: the words of the phrase that was found, in the order in which they were typed; null when
 * nothing was misspelt. */
export function suggestText(phrases: PhraseIndex, hit: Hit, asked: readonly Asked[]): string | null {
  const known = syllablesOf(phrases.textOf(hit.phrase));
  let slips = 0;
  const words = asked.map(({ syllable }, place) => {
    const same = known.find(({ folded }) => folded === syllable.folded);
    if (same) return same.text;
    const isLast = place === asked.length - 1;
    if (isLast && known.some(({ folded }) => folded.startsWith(syllable.folded))) return syllable.text;
    const near = known
      .map((word) => ({
        word,
        value: closeness(syllable.folded, soundOf(syllable.folded), word.folded, soundOf(word.folded)),
      }))
      .toSorted((left, right) => right.value - left.value)[0];
    if (!near || near.value === 0) return syllable.text;
    slips += 1;
    return near.word.text;
  });
  if (slips === 0) return null;
  return known.length <= mostWords && known.length - words.length <= 2 && known.length >= words.length
    ? known.map(({ text }) => text).join(' ')
    : words.join(' ');
}
