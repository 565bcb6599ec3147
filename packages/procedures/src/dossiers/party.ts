import { applicantFormKey, fold } from '@dongbo/contract';
import { peopleFieldsOf } from '../forms/people-fields.ts';
import { isFiledByOwner } from './filed-by-owner.ts';
import { saysNumber } from './says-number.ts';
import type { StoredDossier } from './stored-dossier.ts';

/** Who might have to keep away: a person, with the number of the account where it is known. */
export interface MaybeParty {
  readonly personId: string | null;
  readonly identityNumber?: string | null;
}

/** What the dossier says of those whose matter it is. */
export type Parties = Pick<StoredDossier, 'personId' | 'owner' | 'answers' | 'forms'>;
type NamedParties = Parties & Pick<StoredDossier, 'submitterName'>;

const textOf = (values: unknown, field: string): string => {
  const value: unknown = Object(values)[field];
  return typeof value === 'string' ? value : '';
};

const submitterNumber = ({ answers }: Parties): string => textOf(answers[applicantFormKey], 'submitterIdentityNumber');

/** Everybody whom the forms name, with the number that they give of them; '' where they give none. */
const peopleInForms = ({ forms, answers }: Parties): { readonly name: string; readonly number: string }[] =>
  forms.flatMap(({ key, version }) =>
    peopleFieldsOf(key, version).map(({ name, number }) => ({
      name: name === null ? '' : textOf(answers[key], name),
      number: number === null ? '' : textOf(answers[key], number),
    })),
  );

/** Who was asked about last: every rule of a view asks of the same person, in a dossier as it was read. */
const lastAsked = new WeakMap<Parties, { readonly who: string; readonly isParty: boolean }>();

/** Is it this person's own matter: filed by them, owned by them, brought by them for the owner, or about them as the forms say?
 * Whoever it is does not settle it, at no step (conflict of interest: Anti-Corruption Law 36/2018/QH14 art. 23). Pure. */
export function isPartyTo(person: MaybeParty, dossier: Parties): boolean {
  const who = `${person.personId} ${person.identityNumber}`;
  const last = lastAsked.get(dossier);
  if (last?.who === who) return last.isParty;
  const isParty = findParty(person, dossier);
  lastAsked.set(dossier, { who, isParty });
  return isParty;
}

function findParty({ personId, identityNumber }: MaybeParty, dossier: Parties): boolean {
  if (personId !== null && personId === dossier.personId) return true;
  const own = identityNumber ?? '';
  const isOwn = (number: string | null): boolean => number !== null && saysNumber(number, own);
  return (
    isOwn(dossier.owner.identityNumber) ||
    isOwn(submitterNumber(dossier)) ||
    peopleInForms(dossier).some(({ number }) => isOwn(number))
  );
}

const foldedNames = new Map<string, string>();
const mostNames = 2_000;

/** Names of the dossiers that are open now are asked for again and again. */
function foldOf(name: string): string {
  const known = foldedNames.get(name);
  if (known !== undefined) return known;
  if (foldedNames.size >= mostNames) foldedNames.clear();
  const folded = fold(name);
  foldedNames.set(name, folded);
  return folded;
}

/** Does somebody in it bear this person's name, with no two numbers that tell them apart? The rule itself needs the numbers;
 * without them whoever acts is told, and knows. Pure. */
export function mayBeParty(person: MaybeParty & { readonly name: string }, dossier: NamedParties): boolean {
  const named = foldOf(person.name);
  if (named === '' || isPartyTo(person, dossier)) return false;
  const isKnown = typeof person.identityNumber === 'string' && person.identityNumber !== '';
  return numbersUnder(named, dossier).some((number) => !isKnown || number === '');
}

/** The numbers of everybody whom the dossier names so (folded); '' where none is told. A form that repeats the name of who owns or
 * files it means them, with their number. */
function numbersUnder(named: string, dossier: NamedParties): string[] {
  const isNamed = ({ name }: { readonly name: string }): boolean => name !== '' && foldOf(name) === named;
  const { owner, submitterName } = dossier;
  const ofOwner = { name: owner.name, number: owner.identityNumber ?? '' };
  const ownNumber = isFiledByOwner(dossier) ? ofOwner.number : '';
  const ofSubmitter = { name: submitterName, number: submitterNumber(dossier) || ownNumber };
  const known = [ofOwner, ofSubmitter].filter(isNamed).map(({ number }) => number);
  const inForms = peopleInForms(dossier).filter(isNamed);
  return [...known, ...inForms.map(({ number }) => number || (known[0] ?? ''))];
}
