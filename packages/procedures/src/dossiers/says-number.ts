import { compact, identityText } from '@dongbo/contract';

const withoutZeros = (digits: string): string => digits.replace(/^0+/, '');

/** The groups of digits in a text, each with what separates its parts taken out; an O beside a digit is a nought. */
function digitGroups(text: string): string[] {
  const zeros = text.replaceAll(/O+(?=\d)|(?<=\d)O+/g, (letters) => '0'.repeat(letters.length));
  return zeros.replaceAll(/(?<=\d)[.\-·/]+(?=\d)/g, '').match(/\d+/g) ?? [];
}

/** Is a group of digits the number, or one of twelve digits with more behind or before it? */
const isThere = (group: string, number: string): boolean =>
  withoutZeros(group) === withoutZeros(number) ||
  (number.length === 12 && (group.startsWith(number) || group.endsWith(number)));

/** Does a text say this number of an identity paper: alone, with words or a day around it ("CCCD 077…, cấp ngày …"), with the nought
 * in front lost in a spreadsheet, or typed as the letter O? Who is asked by it keeps away, so it is found rather than missed.
 * `own` is one number, as the account has it. Pure. */
export function saysNumber(text: string, own: string): boolean {
  // Nearly every number is one, and every view of a dossier asks for several.
  if (/^(\d{9}|\d{12})$/.test(own) && /^\d+$/.test(text)) return isThere(text, own);
  const number = identityText(own);
  if (number === '') return false;
  if (identityText(text) === number) return true;
  if (!/^(\d{9}|\d{12})$/.test(number)) return false;
  const joined = compact(text);
  // A day may stand behind the number with nothing but a blank between them.
  const groups = [...digitGroups(joined), ...text.split(/\s+/).flatMap((word) => digitGroups(compact(word)))];
  return groups.some((group) => isThere(group, number));
}
