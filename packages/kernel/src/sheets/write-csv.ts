/** What a program for sheets would take for a formula: its first sign, in the full width of East Asian keyboards too, also behind spaces
 * and signs that nobody sees, which such programs take away; a tab or a line break at the start begins another cell in some. */
const formula = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫−])/u;

const cellOf = (text: string): string => {
  const plain = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

/** By which programs for sheets know UTF-8; stands once, before the first line. */
export const csvMark = '\ufeff';

/** One line of comma-separated values (RFC 4180), with its end. A text that begins like a formula gets an apostrophe in front. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`;
