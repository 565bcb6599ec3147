import { findForm } from './default-forms.ts';

/** Fields of one person in a form: the name, the number of an identity paper, or both. */
export interface PersonFields {
  readonly name: string | null;
  readonly number: string | null;
}

const known = new Map<string, readonly PersonFields[]>();

/** The people for whom a version of a form asks. A name and a number belong together when their fields are called alike:
 * `headName` and `headIdentityNumber`. */
export function peopleFieldsOf(key: string, version: number): readonly PersonFields[] {
  const place = `${key} ${version}`;
  const found = known.get(place) ?? readPeopleFields(key, version);
  known.set(place, found);
  return found;
}

function readPeopleFields(key: string, version: number): PersonFields[] {
  const fields = findForm(key, version)?.sections.flatMap((section) => section.fields) ?? [];
  const idsOf = (type: string): string[] => fields.filter((field) => field.type === type).map(({ id }) => id);
  const numbers = idsOf('identity-number');
  const numberFor = (name: string): string | null =>
    numbers.find((number) => number.replace(/IdentityNumber$/, '') === name.replace(/Name$/, '')) ?? null;
  const named = idsOf('person-name').map((name) => ({ name, number: numberFor(name) }));
  const alone = numbers.filter((number) => !named.some((person) => person.number === number));
  return [...named, ...alone.map((number) => ({ name: null, number }))];
}
