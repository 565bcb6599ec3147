/** Sounds that many people write alike; each pair folded to one spelling. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/^(gi|d)/, 'z'],
  [/^r/, 'z'],
  [/^ph/, 'f'],
  [/^ngh/, 'ng'],
  [/^gh/, 'g'],
  [/^(k|q(?=u))/, 'c'],
  [/^x/, 's'],
  [/^tr/, 'ch'],
  [/^n(?!g|h)/, 'l'],
  [/ng$/, 'n'],
  [/nh$/, 'n'],
  [/c$/, 't'],
  [/ch$/, 't'],
  [/y$/, 'i'],
];

/** How a folded syllable sounds to somebody who writes by ear. */
export const soundOf = (folded: string): string =>
  alike.reduce((sound, [letters, sign]) => sound.replace(letters, sign), folded);

/** Whether one letter more, less, other or two neighbours swapped turn one word into the other. */
export function isOneLetterOff(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (long.length - short.length > 1 || short === long) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  if (short.length < long.length) return short.slice(start) === long.slice(start + 1);
  if (short.slice(start + 1) === long.slice(start + 1)) return true;
  return (
    short[start] === long[start + 1] &&
    short[start + 1] === long[start] &&
    short.slice(start + 2) === long.slice(start + 2)
  );
}

/** How close a misspelt word comes to a known one, of 1; 0 when it does not. Their sounds are handed in: known words keep theirs. */
export function closeness(typed: string, typedSound: string, known: string, knownSound: string): number {
  if (typed.length < 2 || known.length < 2) return 0;
  if (typedSound === knownSound) return 0.7;
  if (Math.max(typed.length, known.length) < 3 || !isOneLetterOff(typed, known)) return 0;
  return typed[0] === known[0] ? 0.62 : 0.5;
}
