import { applicantFormKey } from '@dongbo/contract';
import type { Owner } from '@dongbo/contract/procedures';
import type { Actor } from '@dongbo/kernel';
import { mayForDossier } from '../dossiers/dossier-actor.ts';
import { isFiledByOwner } from '../dossiers/filed-by-owner.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { recordedOwner } from '../dossiers/recorded-owner.ts';
import type { StoredDossier, StoredPapers } from '../dossiers/stored-dossier.ts';
import { changeOfPapers } from '../settling/ticked-papers.ts';
import { correctSubmitter, type RightSubmitter } from './correct-submitter.ts';

type RightOwner = { readonly [Key in keyof Omit<Owner, 'type'>]?: Owner[Key] | undefined };
type Count = Omit<StoredPapers[number], 'name' | 'fileIds'>;

export interface Correction {
  readonly owner: RightOwner;
  readonly submitter?: RightSubmitter;
  readonly papers: readonly Count[];
}

/** What is signed, or on its way to be, names the owner: that is put right by correcting the result. */
const decided: ReadonlySet<string> = new Set(['signing', 'signed', 'issued']);

/** Can what was written down at intake still be put right? Pure. */
export const canBeCorrected = ({ stepId, result }: Pick<StoredDossier, 'stepId' | 'result'>): boolean =>
  stepId !== null && !decided.has(result?.state ?? '');

export const mayCorrect = (actor: Actor, dossier: StoredDossier): boolean =>
  !isPartyTo(actor, dossier) && mayForDossier(actor, 'procedures.dossier.correct', dossier);

/** What is put right, as the timeline and the owner read it. */
const labels = {
  name: 'Họ tên',
  identityNumber: 'Số định danh, mã số thuế',
  address: 'Địa chỉ',
  phone: 'Điện thoại',
  email: 'Thư điện tử',
} as const satisfies Record<keyof RightOwner, string>;

const fields = Object.keys(labels) as (keyof typeof labels)[];

/** Under which questions the applicant's form has what the record has of the owner. */
const asked = {
  name: ['ownerName', 'ownerOrganisationName'],
  identityNumber: ['ownerIdentityNumber', 'ownerTaxCode'],
  phone: ['ownerPhone'],
  email: ['ownerEmail'],
} as const;

/** The answers say the same of the owner as the record: who is told apart by them is told apart rightly. */
function answersOf(answers: StoredDossier['answers'], owner: Owner): StoredDossier['answers'] {
  const applicant: unknown = answers[applicantFormKey];
  if (typeof applicant !== 'object' || applicant === null) return answers;
  const right = Object.entries(asked).flatMap(([key, ids]) =>
    ids.filter((id) => Object.hasOwn(applicant, id)).map((id) => [id, owner[key as keyof typeof asked]] as const),
  );
  return { ...answers, [applicantFormKey]: { ...applicant, ...Object.fromEntries(right) } };
}

/** The papers with the counts that are right; what is not there after all goes, files stay. */
function papersOf(papers: StoredPapers, counts: readonly Count[]): StoredPapers {
  const right = new Map(counts.map((count) => [count.componentId, count]));
  return papers
    .map((paper) => ({ ...paper, ...right.get(paper.componentId) }))
    .filter((paper) => paper.originals + paper.certifiedCopies + paper.photocopies + paper.fileIds.length > 0);
}

/** The dossier as it is right, and in words what was before and is after; or why it is not put right here. Pure. */
export function correct(
  dossier: StoredDossier,
  { owner: right, submitter: rightSubmitter = {}, papers: counts }: Correction,
):
  | { readonly dossier: StoredDossier; readonly changes: string }
  | 'component.unknown'
  | 'correction.of-account'
  | 'correction.nothing-changed' {
  const known = new Set(dossier.papers.map(({ componentId }) => componentId));
  const isTwice = new Set(counts.map(({ componentId }) => componentId)).size < counts.length;
  if (isTwice || counts.some(({ componentId }) => !known.has(componentId))) return 'component.unknown';
  const given = Object.fromEntries(Object.entries(right).filter(([, value]) => value !== undefined));
  const owner = recordedOwner({ ...dossier.owner, ...given });
  const changed = fields.filter((field) => owner[field] !== dossier.owner[field]);
  // Whose account it is says the account: another number there would hand the dossier to somebody else in silence.
  const isOfAccount = dossier.personId !== null && isFiledByOwner(dossier);
  if (isOfAccount && (changed.includes('name') || changed.includes('identityNumber'))) return 'correction.of-account';
  const submitter = correctSubmitter(dossier, owner, rightSubmitter);
  if (typeof submitter === 'string') return submitter;
  const papers = papersOf(dossier.papers, counts);
  const ofPapers = changeOfPapers(dossier.papers, papers);
  if (changed.length === 0 && submitter.words.length === 0 && ofPapers === null) return 'correction.nothing-changed';
  const words = changed.map(
    (field) => `${labels[field]}: ${dossier.owner[field] ?? '(chưa ghi)'} → ${owner[field] ?? '(bỏ trống)'}.`,
  );
  return {
    dossier: {
      ...dossier,
      owner,
      submitterName: submitter.submitterName,
      answers: answersOf(submitter.answers, owner),
      papers,
      version: dossier.version + 1,
    },
    changes: [...words, ...submitter.words, ...(ofPapers === null ? [] : [ofPapers])].join(' '),
  };
}
