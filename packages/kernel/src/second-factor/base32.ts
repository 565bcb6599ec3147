/** Letters of RFC 4648, 6. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes as base32 without padding (RFC 4648, 6), as authenticator apps take them. Pure. */
export function toBase32(bytes: Uint8Array): string {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      text += letters[(held >>> (bits - 5)) & 31] ?? '';
      bits -= 5;
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + (letters[(held << (5 - bits)) & 31] ?? '') : text;
}
