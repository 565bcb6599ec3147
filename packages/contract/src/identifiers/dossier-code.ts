import { z } from 'zod';
import { compact } from '../text/compact.ts';

const form = /^([0-9A-Z]+(?:\.[0-9A-Z]+)*)-(\d{6}|\d{8})-(\d{4,7})$/;

export interface DossierCodeParts {
  /** Identifier of the receiving unit. */
  readonly unitCode: string;
  /** Day of reception, YYYY-MM-DD. Codes with six digits mean the years 2000 to 2099. */
  readonly day: string;
  readonly ordinal: number;
}

/** The code of a dossier as it may be typed or scanned: any unit code, day of six or eight digits, four to seven digits
 * (Decree 61/2018/NĐ-CP art. 26, Circular 01/2018/TT-VPCP art. 19, and the forms in use since). */
export const DossierCode = z.string().trim().toUpperCase().max(60).regex(form);

/** What somebody took a code from may stand around it: the words before it on a paper, an address, a full stop. */
const inText =
  /(?<![0-9A-Z.])((?:TN\.)?[0-9A-Z]+(?:\.[0-9A-Z]+)+|[A-Z]\d{2})[-_/]*(\d{8}|\d{6})[-_/]+(\d{1,7})(?!-?\d)/;
const ending = /^(?:(\d{8}|\d{6})[-_/]+)?(\d{1,7})$/;

/** The code of a dossier that a person means, in the form in which it is stored; null when the text holds none. Dashes of
 * every kind, blanks and signs that nobody sees, small letters, missing zeros of the ordinal (`-1` for `-0001`), a full stop
 * behind it, words or an address around it are all read. */
export function readDossierCode(raw: string): string | null {
  if (raw.length > 400) return null;
  const match = inText.exec(asCodeText(raw));
  if (!match) return null;
  const [, unitCode = '', day = '', ordinal = ''] = match;
  return `${unitCode}-${day}-${ordinal.padStart(4, '0')}`;
}

/** The end of a code as people say it (`0040`, `261129-0040`): ready to be looked for as `-0040`; null when it is none. */
export function readCodeEnding(raw: string): string | null {
  const match = ending.exec(asCodeText(raw).replace(/^[-_/]+/, ''));
  if (!match) return null;
  const [, day, ordinal = ''] = match;
  return `-${day === undefined ? '' : `${day}-`}${ordinal.padStart(4, '0')}`;
}

// A blank between two groups of digits parts them where somebody forgot the dash; beside a dash or a dot it is nothing.
const asCodeText = (raw: string): string =>
  compact(
    raw
      .trim()
      .replace(/%2[DE]/gi, decodeURIComponent)
      .replace(/(?<=\d)\s+(?=\d)/gu, '-'),
  )
    .replace(/[·‧・。]|(?<=\d),(?=\d)/g, '.')
    .replace(/[~〜]/g, '-')
    .replace(/-*([.])-*/g, '$1')
    .replace(/-+/g, '-')
    .replace(/[.,;:!?)"'-]+$/, '');

/** The parts of a dossier code, or null when it is none. */
export function parseDossierCode(raw: string): DossierCodeParts | null {
  const match = form.exec(raw.trim().toUpperCase());
  if (!match || raw.length > 80) return null;
  const [, unitCode = '', digits = '', ordinal = ''] = match;
  const long = digits.length === 6 ? `20${digits}` : digits;
  const day = `${long.slice(0, 4)}-${long.slice(4, 6)}-${long.slice(6)}`;
  return z.iso.date().safeParse(day).success ? { unitCode, day, ordinal: Number(ordinal) } : null;
}

/** The code given to a new dossier: unit, day as yyMMdd, ordinal of the day in four digits, more when four are used up. */
export function formatDossierCode({ unitCode, day, ordinal }: DossierCodeParts): string {
  return `${unitCode}-${day.slice(2).replaceAll('-', '')}-${String(ordinal).padStart(4, '0')}`;
}
