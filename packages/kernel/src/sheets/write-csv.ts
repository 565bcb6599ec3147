/** What a program for sheets would take for a formula. */
const formula = /^[=+\-@\t\r]/;

const cellOf = (text: string): string => {
  const plain = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

/** By which programs for sheets know UTF-8; stands once, before the first line. */
export const csvMark = '\ufeff';

/** One line of comma-separated values (RFC 4180), with its end. A text that begins like a formula gets an apostrophe in front. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`;
