import { faultOfBirthDate, normaliseInput, readDateParts } from '@dongbo/contract';
import { dayOfInstant } from '../../../lib/dates.ts';
import { serverNow } from '../../../ui/desk/desk-clock.ts';

/** What the QR code of an identity card says. */
export interface CardScan {
  readonly identityNumber: string;
  readonly ownerName: string;
  readonly address: string;
  /** YYYY-MM-DD; empty when it cannot be read, or no living person has it. */
  readonly birthDate: string;
}

const line = (text: string): string => {
  const normalised = normaliseInput(text);
  return normalised.ok ? normalised.text : '';
};

function dayOf(text: string): string {
  const parts = readDateParts(text);
  if (!parts || parts.year === null || parts.month === null || parts.day === null) return '';
  const day = [String(parts.year), ...[parts.month, parts.day].map((part) => String(part).padStart(2, '0'))].join('-');
  return faultOfBirthDate(day, dayOfInstant(serverNow().toISOString())) === null ? day : '';
}

/** The text of a chip card's QR code, typed in by a hand scanner or pasted: number|old number|name|birth|gender|address|issued,
 * newer cards with more behind it. Null for anything else, and for a card of which the address has not come yet. */
export function readCardScan(text: string): CardScan | null {
  const parts = text.split('|').map(line);
  const [typed = '', , ownerName = '', born = '', , address = ''] = parts;
  // A number may stand in the field already, when the card is scanned.
  const identityNumber = /\d{12}$/.exec(typed)?.[0];
  if (parts.length < 6 || identityNumber === undefined || ownerName === '') return null;
  return { identityNumber, ownerName, address, birthDate: dayOf(born) };
}

/** Has the last field that every card has, the day of issue, come whole? */
const isWhole = (text: string): boolean => {
  const parts = text.split('|');
  return parts.length >= 7 && /^\d{8}$/.test(parts[6]?.trim() ?? '');
};

/** Milliseconds without a letter after which a scan is at its end: a whole card, after the pause of a quick scanner; one that is
 * not whole, after the longest pause of a slow one over radio. */
const quietAfterWhole = 120;
const quietAfterPart = 900;

export const quietFor = (text: string): number => (isWhole(text) ? quietAfterWhole : quietAfterPart);

/** Does a bar stand in it? Nothing else that is asked of a person has one. */
export const isScan = (text: string): boolean => text.includes('|');
