import { z } from 'zod';

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
