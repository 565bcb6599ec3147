import { fold } from '@dongbo/contract';

const letters = (word: string): string => word.replaceAll(/[^a-z0-9]/g, '');

/** How an account is called after its holder, as offices do it: the given name and the first letters of the others (Lê Văn Tuấn:
 * `tuanlv`). At least three signs. */
export function usernameBase(name: string): string {
  const words = fold(name)
    .split(' ')
    .map(letters)
    .filter((word) => word !== '');
  const given = words.at(-1) ?? '';
  const base =
    given +
    words
      .slice(0, -1)
      .map((word) => word.slice(0, 1))
      .join('');
  return base.length >= 3 ? base.slice(0, 50) : `${base}can`.slice(0, 3).padEnd(3, 'x');
}

/** The first name of this base that nobody has: tuanlv, tuanlv2, tuanlv3. Pure. */
export function freeUsername(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  let count = 2;
  while (taken.has(`${base}${count}`)) count += 1;
  return `${base}${count}`;
}
