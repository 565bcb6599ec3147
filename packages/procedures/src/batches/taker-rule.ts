import { applicantFormKey, fold } from '@dongbo/contract';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';

/** Whose result it is and who handed the dossier in, as far as both are told. */
export interface Taking {
  readonly ownerName: string;
  readonly ownerNumber: string | null;
  /** '' where nobody handed it in for the owner. */
  readonly submitterName: string;
  readonly submitterNumber: string | null;
}

/** Pure. */
export function takingOf({
  owner,
  submitterName,
  answers,
}: Pick<StoredDossier, 'owner' | 'submitterName' | 'answers'>): Taking {
  const number: unknown = Object(answers[applicantFormKey]).submitterIdentityNumber;
  return {
    ownerName: owner.name,
    ownerNumber: owner.identityNumber,
    submitterName: submitterName === owner.name ? '' : submitterName,
    submitterNumber: typeof number === 'string' && number !== '' ? number : null,
  };
}

interface Named {
  readonly name: string;
  readonly number: string | null;
}

/** How many people they are at least: as many as there are numbers, and as many as there are names. Whoever is not told a number is told
 * apart by the name alone. Pure. */
function peopleIn(people: readonly Named[]): number {
  const numbers = new Set(people.flatMap(({ number }) => number ?? []));
  return Math.max(numbers.size, new Set(people.map(({ name }) => fold(name))).size);
}

/** Of how many owners the results are. Pure. */
export const ownersIn = (all: readonly Taking[]): number =>
  peopleIn(all.map(({ ownerName: name, ownerNumber: number }) => ({ name, number })));

/** Who handed in every one of them for its owner; null: nobody did. Pure. */
export function submitterOf(all: readonly Taking[]): string | null {
  const people = all.map(({ submitterName: name, submitterNumber: number }) => ({ name, number }));
  if (people.some(({ name }) => name === '') || peopleIn(people) !== 1) return null;
  return people[0]?.name ?? null;
}
