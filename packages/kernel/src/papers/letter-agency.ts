import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { unitJson, type UnitFacts } from '../organisation/unit-facts.ts';

/** Head of a letter: the body above, the body itself, and the place before the date. */
export interface LetterAgency {
  readonly superior: string | null;
  readonly name: string;
  readonly place: string;
  /** The body in one line, as a sentence names it. */
  readonly fullName: string;
}

export interface AgencyFacts {
  readonly kind: string;
  readonly name: string;
  readonly type: string | null;
  readonly parent: { readonly kind: string; readonly name: string; readonly type: string | null } | null;
}

/** A name in the middle of a sentence: its first letter small. */
export const inSentence = (name: string): string => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);

/** "Phường Trấn Biên" of type phường is the place Trấn Biên. */
const placeOf = (unit: { readonly name: string; readonly type: string | null }): string =>
  unit.type !== null && unit.name.toLocaleLowerCase('vi').startsWith(`${unit.type} `)
    ? unit.name.slice(unit.type.length + 1)
    : unit.name;

/** The head of a letter of a unit (Decree 30/2020/NĐ-CP, Annex I, part II, points 2 and 4). Pure. */
export function agencyOf(unit: AgencyFacts): LetterAgency {
  const { parent } = unit;
  const committee = (of: { name: string }) => `Ủy ban nhân dân ${inSentence(of.name)}`;
  if (unit.kind === 'commune' || unit.kind === 'province') {
    return { superior: 'Ủy ban nhân dân', name: unit.name, place: placeOf(unit), fullName: committee(unit) };
  }
  if (parent === null) return { superior: null, name: unit.name, place: '', fullName: unit.name };
  const suffix = ` ${inSentence(parent.name)}`;
  const superior = parent.kind === 'commune' || parent.kind === 'province' ? committee(parent) : parent.name;
  const name = unit.name.endsWith(suffix) ? unit.name.slice(0, -suffix.length) : unit.name;
  return { superior, name, place: placeOf(parent), fullName: unit.name };
}

/** Reads the head of a unit's letters with the names valid at an instant, or the last ones of a unit that has ended: its
 * papers are still printed. */
export async function readAgency(db: Kysely<KernelTables>, unitId: string, at: Date): Promise<LetterAgency> {
  const found = await sql<{ unit: UnitFacts | null }>`
    select ${unitJson(sql`${unitId}::uuid`, at)} as unit`.execute(db);
  const unit = found.rows[0]?.unit;
  if (!unit) throw new Error(`Unit ${unitId} has no name`);
  return agencyOf(unit);
}
