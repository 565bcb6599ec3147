import type { FileAnswer } from '@dongbo/contract';
import { addLetter, agencyOf, composeLetter, printedAnswer } from '@dongbo/kernel';
import type { RawBuilder } from 'kysely';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { aboutDossier, qrOf, type Contact } from './about-dossier.ts';
import { numberLetter, type IssuedForm } from './letter-books.ts';
import type { LetterSigner } from './letter-signer.ts';

/** A letter that a body issues about a dossier: forms 02 to 05, a decision on its result. */
export interface IssuedLetter<Data> {
  readonly form: IssuedForm;
  readonly ordinal?: number;
  readonly signer: LetterSigner;
  /** Whom the owner can ask. */
  readonly officer: Contact;
  /** Why: the ground of law where there is one, then the words of who decided. */
  readonly reason: readonly string[];
  /** What the paper is called. */
  readonly documentName: string;
  readonly fileName: string;
  /** A row that is inserted together with the letter's number. */
  readonly beside?: RawBuilder<unknown>;
  /** The whole data of the form, from what all of them say. */
  readonly data: (common: ReturnType<typeof commonOf>) => Data;
}

/** What they all say. Pure. */
function commonOf(
  ctx: Context,
  dossier: StoredDossier,
  {
    signer,
    officer,
    reason,
    number,
  }: Pick<IssuedLetter<unknown>, 'signer' | 'officer' | 'reason'> & { number: string },
) {
  const { body, person, ...shown } = signer;
  return {
    ...aboutDossier(ctx, dossier, officer, body),
    number,
    reason: [...reason],
    signer: { ...shown, name: person?.name ?? '' },
    signature: null,
  };
}

/** The letter as it would go out, to be looked at before it is signed: without a number, and kept nowhere. */
export async function draftOfLetter<Data extends Parameters<typeof composeLetter>[1]['data']>(
  ctx: Context,
  dossier: StoredDossier,
  letter: IssuedLetter<Data>,
): Promise<FileAnswer> {
  const { form, fileName, documentName } = letter;
  const data = letter.data(commonOf(ctx, dossier, { ...letter, number: '..........' }));
  const qrText = qrOf(ctx, dossier, documentName);
  return await printedAnswer(ctx, composeLetter(ctx, { form, data, qrText, fileName }));
}

/** Numbers a letter, keeps it, and has it signed by who decided what it says before it is stored; a letter that nobody decided is
 * signed by the installation. Answers its number as written. Two statements. */
export async function addIssuedLetter<Data extends Parameters<typeof addLetter>[1]['data']>(
  ctx: Context,
  dossier: StoredDossier,
  letter: IssuedLetter<Data>,
): Promise<string> {
  const { form, ordinal = 1, signer, documentName, fileName, beside } = letter;
  const number = await numberLetter(ctx, { dossierId: dossier.id, form, ordinal, body: signer.body, beside });
  await addLetter(ctx, {
    subjectId: dossier.id,
    form,
    ordinal,
    data: letter.data(commonOf(ctx, dossier, { ...letter, number })),
    fileName,
    qrText: qrOf(ctx, dossier, documentName),
    signing: {
      signer: signer.person,
      agencyName: agencyOf(signer.body).fullName,
      reason: `${documentName}, số ${number}, hồ sơ ${dossier.code}`,
    },
  });
  return number;
}
