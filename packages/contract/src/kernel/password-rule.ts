import { fold } from '../text/fold.ts';

/** How long a password has to be, and of how many of the four kinds of characters it has to be. */
export interface PasswordStrength {
  readonly characters: number;
  readonly kinds: number;
}

const kinds: readonly RegExp[] = [/\p{Ll}/u, /\p{Lu}|\p{Lt}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];

/** Of how many of the four kinds a text is: small letters, capital letters, digits, anything else. */
export const kindsOf = (text: string): number => kinds.filter((kind) => kind.test(text)).length;

/** What a browser can find lacking in a password, in the order in which it is said. */
export type PasswordFault = 'too-short' | 'few-kinds' | 'holds-name';

/** Parts of a name that are long enough to be recognised; shorter ones stand in many words. */
const partsOf = (name: string): string[] =>
  fold(name)
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter((part) => part.length >= 4);

/** What a browser can say of a password while it is typed; whether many others use it the server says too. Characters are counted as
 * people see them. Pure. */
export function passwordFaults(
  password: string,
  strength: PasswordStrength,
  usernames: readonly string[],
): PasswordFault[] {
  const folded = fold(password).replaceAll(' ', '');
  const holdsName = usernames.some((name) => partsOf(name).some((part) => folded.includes(part)));
  return [
    ...([...password.normalize('NFC')].length < strength.characters ? (['too-short'] as const) : []),
    ...(kindsOf(password) < strength.kinds ? (['few-kinds'] as const) : []),
    ...(holdsName ? (['holds-name'] as const) : []),
  ];
}
