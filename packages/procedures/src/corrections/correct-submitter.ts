import { applicantFormKey, identityText } from '@dongbo/contract';
import type { Owner, Submitter } from '@dongbo/contract/procedures';
import { recordedPhone } from '../dossiers/recorded-owner.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { submitterFields, submitterOf } from '../dossiers/submitter.ts';

/** What is right of the submitter; an empty name says that the owner came themselves. */
export type RightSubmitter = { readonly [Key in keyof Submitter]?: string | undefined };

const labels = {
  name: 'Người nộp thay',
  identityNumber: 'Số giấy tờ của người nộp thay',
  phone: 'Điện thoại của người nộp thay',
  authority: 'Giấy ủy quyền hoặc quan hệ',
} as const satisfies Record<keyof Submitter, string>;

const keys = Object.keys(labels) as (keyof Submitter)[];
const nobody: Submitter = { name: '', identityNumber: null, phone: null, authority: null };

/** The parts in the form in which the record has them; what is left empty is not known. */
const recorded: Readonly<Record<keyof typeof submitterFields, (text: string) => string | null>> = {
  identityNumber: (text) => identityText(text) || null,
  phone: (text) => recordedPhone(text.trim()),
  authority: (text) => text.trim() || null,
};

function rightOf(before: Submitter, right: RightSubmitter): Submitter {
  const name = right.name?.trim() ?? before.name;
  // Who came for nobody else leaves nothing of a stand-in behind.
  if (name === '') return nobody;
  const part = (key: keyof typeof submitterFields) => {
    const text = right[key];
    return text === undefined ? before[key] : recorded[key](text);
  };
  return { name, identityNumber: part('identityNumber'), phone: part('phone'), authority: part('authority') };
}

/** The answers with what is right of the submitter, and without what is not known of them. */
function answersWith(answers: StoredDossier['answers'], submitter: Submitter): StoredDossier['answers'] {
  const told = new Map(Object.entries(Object(answers[applicantFormKey])));
  for (const [key, field] of Object.entries(submitterFields)) {
    const value = submitter[key as keyof typeof submitterFields];
    if (value === null) told.delete(field);
    else told.set(field, value);
  }
  const isTold = told.size > 0 || Object.hasOwn(answers, applicantFormKey);
  return isTold ? { ...answers, [applicantFormKey]: Object.fromEntries(told) } : answers;
}

export interface CorrectedSubmitter {
  readonly submitterName: string;
  readonly answers: StoredDossier['answers'];
  /** What was before and is after, as the timeline and the owner read it; empty: nothing changed. */
  readonly words: readonly string[];
}

/** Who handed the dossier in, as it is right beside a right owner. Of who filed with an account nothing but the telephone is put right
 * here: the account says who they are. Pure. */
export function correctSubmitter(
  dossier: Pick<StoredDossier, 'owner' | 'submitterName' | 'answers' | 'personId'>,
  owner: Owner,
  right: RightSubmitter,
): CorrectedSubmitter | 'correction.of-account' {
  const before = submitterOf(dossier) ?? nobody;
  const isAsked = (key: keyof Submitter) => right[key] !== undefined && right[key] !== (before[key] ?? '');
  if (dossier.personId !== null && keys.some((key) => key !== 'phone' && isAsked(key))) return 'correction.of-account';
  const after = rightOf(before, right);
  const changed = keys.filter((key) => after[key] !== before[key]);
  return {
    submitterName: after.name || owner.name,
    answers: changed.length === 0 ? dossier.answers : answersWith(dossier.answers, after),
    words: changed.map((key) => `${labels[key]}: ${before[key] || '(chưa ghi)'} → ${after[key] || '(bỏ trống)'}.`),
  };
}
