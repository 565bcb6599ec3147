import type { RelationOf } from '@dongbo/contract';
import type { DossierVocabulary } from '@dongbo/contract/procedures';
import { roleTitleOf, signerTitleOf, signingRightOf, type Actor, type SigningRight } from '@dongbo/kernel';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { decidingBody, type DecidingBody } from '../results/deciding-body.ts';

/** In whose name a letter goes out and who stands under it. */
export interface LetterSigner {
  readonly body: DecidingBody;
  /** Null: nobody decided it, it follows from a rule or from the wish of whoever filed. */
  readonly person: { readonly id: string; readonly name: string } | null;
  /** For whom the head signs, such as "TM. Ủy ban nhân dân"; null where for themselves. */
  readonly authority: string | null;
  /** Title of the head, or what the form calls whoever signs. */
  readonly title: string;
  /** What an official is who is no head, such as "Chuyên viên". */
  readonly position: string | null;
}

type Units = Pick<StoredDossier, 'receiving' | 'competent' | 'committeeOffice'>;

/** The body in whose name somebody acts who stands to the dossier in this relation: a division writes for its body, the office of the
 * committee for the committee. Pure. */
export function bodyOf(dossier: Units, at: RelationOf<DossierVocabulary>): DecidingBody {
  if (at === 'receiving-one-stop') return dossier.receiving;
  return at === 'committee-office' ? decidingBody(dossier) : dossier.competent;
}

/** Stands where the name of a signer will stand. */
export const nobody = { personId: null, name: '' } as const;

const personOf = ({ personId, name }: Pick<Actor, 'personId' | 'name'>): LetterSigner['person'] =>
  personId === null ? null : { id: personId, name };

/** The head of the body, who decides, or whoever signs for the head by a right that says so. Pure. */
export function asHead(
  actor: Pick<Actor, 'personId' | 'name'> & { readonly grants?: readonly SigningRight[] },
  body: DecidingBody,
): LetterSigner {
  const title = signerTitleOf(body, signingRightOf(actor.grants ?? [], body));
  return { body, person: personOf(actor), ...title, position: null };
}

/** An official who signs for themselves, under what the form calls them. Pure. */
export const asOfficial = (
  actor: Pick<Actor, 'personId' | 'name'>,
  { body, title, role }: { readonly body: DecidingBody; readonly title: string; readonly role: string },
): LetterSigner => ({ body, person: personOf(actor), authority: null, title, position: roleTitleOf(role) });

/** Nobody: the notice follows by itself. Pure. */
export const byItself = (body: DecidingBody): LetterSigner => ({
  body,
  person: null,
  authority: null,
  title: 'Thông báo tự động',
  position: null,
});
