import { z } from 'zod';

/** Identifier of an agency (Decision 20/2020/QĐ-TTg): at most 35 of digits, capitals and dots, groups from level 1
 * down, level 1 a letter A to Y and two digits (H19 is Đồng Nai). Other organisations have Z01 to Z99 followed by their
 * own number. Group widths differ, so it stays a string. */
export const AgencyIdentifier = z
  .string()
  .max(35)
  .regex(/^(?:[A-Y]\d{2}(?:\.[0-9A-Z]{1,10})*|Z(?!00)\d{2}[0-9A-Z.]{1,32})$/);
export type AgencyIdentifier = z.infer<typeof AgencyIdentifier>;

/** The identifier in today's order from the form used before (QCVN 102:2016/BTTTT: level 1 last, zeros for levels that
 * do not exist), such as H19.14 from 000.00.14.H19; null when it is not of that form. The code of level 2 stands next
 * to level 1, so a gap between levels has no today's form. */
export function fromLegacyIdentifier(legacy: string): string | null {
  const match = /^(\d{3})\.(\d{2})\.(\d{2})\.([A-Y]\d{2})$/.exec(legacy);
  if (!match) return null;
  const [, level4 = '', level3 = '', level2 = '', level1 = ''] = match;
  const levels = [level2, level3, level4];
  const used = levels.findLastIndex((level) => Number(level) !== 0) + 1;
  const kept = levels.slice(0, used);
  return kept.some((level) => Number(level) === 0) ? null : [level1, ...kept].join('.');
}
