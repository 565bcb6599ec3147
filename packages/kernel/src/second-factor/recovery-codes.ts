import { createHmac, randomInt } from 'node:crypto';

/** Letters and digits that nobody confuses on paper (Crockford). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** New codes in two halves, such as `7K2QM-9XW4T`: 50 random bits each at ten letters. */
export const makeRecoveryCodes = ({
  count,
  letters: length,
}: {
  readonly count: number;
  readonly letters: number;
}): string[] =>
  Array.from({ length: count }, () => {
    const code = Array.from({ length }, () => letters[randomInt(letters.length)] ?? '').join('');
    return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`;
  });

/** One form of a typed code: capitals without blanks and hyphens, `O` for nought, `I` and `L` for one. Pure. */
export const plainRecoveryCode = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** What is stored of a code. Pure. */
export const hashOfRecoveryCode = (code: string, key: Buffer): Buffer =>
  createHmac('sha256', key).update(plainRecoveryCode(code)).digest();
