import { dropInvisible, foldLetters, foldSigns, isPlain, latinTwins } from './look-alikes.ts';

/** A number or code as a machine compares it: capitals of the Latin alphabet, digits and ASCII signs; no blanks, nothing
 * that nobody sees, one kind of dash. What separates groups (dots, dashes) is left to the kind of number. */
export function compact(raw: string): string {
  const composed = raw.normalize('NFC');
  return (isPlain(composed) ? composed : seen(composed)).replace(/\s+/gu, '').toUpperCase();
}

const seen = (text: string): string =>
  latinTwins(foldSigns(foldLetters(dropInvisible(text), 'line'))).replace(/\p{Nd}/gu, asciiDigit);

/** A decimal digit of any script as 0 to 9: their ranges hold ten in order, and all begin at a multiple of two. */
function asciiDigit(digit: string): string {
  if (digit <= '9') return digit;
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

const around =
  /^['"(<]*(?:SỐ|ĐỊNHDANH|CCCD|CMND|CĂNCƯỚC|HỘCHIẾU|S?ĐT|ĐIỆNTHOẠI|DIĐỘNG|TEL|MST|MÃSỐTHUẾ)*[:.]*|[)>,;.'"<]+$|\(\p{L}+\)$/gu;

/** A number without what was copied with it: the word before it (`CCCD: …`, `ĐT …`), a remark in brackets behind it, brackets, the
 * quote mark of a sheet, a comma or full stop. */
export const bareNumber = (raw: string): string => compact(raw).replace(around, '');
