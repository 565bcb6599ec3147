import { fold } from '@dongbo/contract';
import { subjectFieldsOf } from './intake-data.ts';

/** Whom or what a dossier is about beside its owner. */
export interface Subject {
  readonly name: string;
  /** YYYY-MM-DD; null: not told. */
  readonly day: string | null;
}

const textOf = (values: unknown, field: string | null): string => {
  const value: unknown = field === null ? undefined : Object(values)[field];
  return typeof value === 'string' ? value.trim() : '';
};

/** The subject that the answers of a dossier name; null where its forms have none, or it was not written down. Pure. */
export function subjectOf(answers: Readonly<Record<string, unknown>>): Subject | null {
  for (const [form, values] of Object.entries(answers)) {
    const fields = subjectFieldsOf(form);
    const name = textOf(values, fields?.name ?? null);
    if (fields !== undefined && name !== '') return { name, day: textOf(values, fields.day) || null };
  }
  return null;
}

/** Can the two be the same? What one of them does not tell does not part them; a second child does. Pure. */
export function mayBeSame(one: Subject | null, other: Subject | null): boolean {
  if (one === null || other === null) return true;
  if (fold(one.name) !== fold(other.name)) return false;
  return one.day === null || other.day === null || one.day === other.day;
}
