import { fold } from '@dongbo/contract';
import { z } from 'zod';
import data from '../../data/guessable-words.json' with { type: 'json' };

const words: ReadonlySet<string> = new Set(
  z.object({ words: z.array(z.string().regex(/^[a-z]{2,}$/)) }).parse(data).words,
);
const longest = Math.max(...[...words].map((word) => word.length));

/** Signs and digits that people write for letters. */
const letterFor: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

/** Is a text of letters nothing but common words, one after the other? */
function isMadeOfWords(letters: string): boolean {
  const reached = new Set([0]);
  for (let start = 0; start < letters.length; start += 1) {
    if (!reached.has(start)) continue;
    for (let end = start + 2; end <= Math.min(letters.length, start + longest); end += 1)
      if (words.has(letters.slice(start, end))) reached.add(end);
  }
  return letters !== '' && reached.has(letters.length);
}

const lettersOf = (text: string): string => text.replaceAll(/[^\p{L}]/gu, '');

/** The steps from each character to the next; a run up or down (12345, fedcba) or of one character has a single one. */
const isRun = (text: string): boolean => {
  const codes = [...text].map((char) => char.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  return steps.size <= 1;
};

/** Does a password consist of what many others use: common words with digits and signs beside, also with signs for letters, digits alone (days
 * of birth, telephones), a run of characters, or the same few again and again? Pure. */
export function isCommonPassword(password: string): boolean {
  const plain = fold(password.normalize('NFC')).replaceAll(' ', '');
  const small = password.normalize('NFC').toLowerCase();
  if (lettersOf(small) === '' || new Set(small).size < 5 || isRun(small)) return true;
  const spoken = [...small].map((char) => letterFor[char] ?? char).join('');
  // Digits at the ends are years and numbers more often than letters.
  const trimmed = small.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const spokenInside = [...trimmed].map((char) => letterFor[char] ?? char).join('');
  return [plain, fold(spoken), fold(spokenInside)].some((text) => isMadeOfWords(lettersOf(text)));
}
