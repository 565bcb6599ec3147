import { codeOfStep, stepOf } from '@dongbo/kernel';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes of base32 (RFC 4648, 6) without padding. */
function fromBase32(text: string): Uint8Array {
  const bits = [...text].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

/** The code that an authenticator app with this secret (base32) shows when its clock says `at`. */
export const authenticatorCode = (secret: string, at: Date): string =>
  codeOfStep(fromBase32(secret), stepOf(at, 30), 6);
