import { mapInPieces } from '../in-pieces.ts';

/** What a program for sheets would take for a formula. */
const formula = /^[=+\-@\t\r]/;

const cellOf = (text: string): string => {
  const plain = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

/** Writes comma-separated values (RFC 4180) in UTF-8 with the mark by which sheets know it. A text that begins like a formula gets an
 * apostrophe in front. */
export async function writeCsv(titles: readonly string[], rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const lines = await mapInPieces([titles, ...rows], (row) => `${row.map(cellOf).join(',')}\r\n`);
  return Buffer.from(`\ufeff${lines.join('')}`);
}
