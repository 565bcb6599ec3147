import { identityText, normalisePhone } from '@dongbo/contract';
import type { CallOf, FileRef, UnitId } from '@dongbo/contract';
import { caseOf } from '@dongbo/contract/procedures';
import type {
  KnownTimeLimit,
  Owner,
  PaperChoice,
  Procedure,
  ReturnMethod,
  takeInDossier,
} from '@dongbo/contract/procedures';
import { sentAnswers } from '../intake/typed-answers.ts';
import type { TypedAnswers } from '../intake/typed-answers.ts';
import { rowsFor, publishedRows } from '../parts/grid-papers.ts';
import { noPaper } from '../parts/paper-grid.tsx';
import type { GridPaper, PaperCount } from '../parts/paper-grid.tsx';

/** Everything that is asked of the person at the counter, in the order of the talk. */
export interface CounterForm {
  readonly procedureCode: string | null;
  readonly ownerType: Owner['type'];
  readonly identityNumber: string;
  readonly ownerName: string;
  readonly phone: string;
  /** Who stands there agrees to text messages to their number. */
  readonly tellsPhone: boolean;
  readonly email: string;
  readonly address: string;
  /** YYYY-MM-DD, from the scan of a card; empty when not known. */
  readonly birthDate: string;
  readonly submitterName: string;
  readonly submitterNumber: string;
  readonly submitterPhone: string;
  readonly submitterAuthority: string;
  /** Key of the case of the procedure. */
  readonly paperCase: string | null;
  /** Papers that the procedure does not list, in the officer's words. */
  readonly ownPapers: readonly { readonly id: string; readonly name: string }[];
  readonly counts: ReadonlyMap<string, PaperCount>;
  readonly files: ReadonlyMap<string, readonly FileRef[]>;
  readonly timeLimit: KnownTimeLimit | null;
  readonly competentUnitId: UnitId | null;
  readonly returnMethod: ReturnMethod;
  /** What was typed of the procedure's own form, by form and question; the paper carries the rest. */
  readonly answers: TypedAnswers;
  /** Why it goes on where the same matter runs already. */
  readonly despite: string;
  /** The result is given in the same visit; null: as the procedure says. */
  readonly sameVisit: boolean | null;
  /** What the result says; null: what is proposed. */
  readonly resultTitle: string | null;
  readonly resultBody: string | null;
  /** A PDF that is the result, in place of text. */
  readonly resultFile: FileRef | null;
}

export const emptyForm: CounterForm = {
  procedureCode: null,
  ownerType: 'citizen',
  identityNumber: '',
  ownerName: '',
  phone: '',
  tellsPhone: false,
  email: '',
  address: '',
  birthDate: '',
  submitterName: '',
  submitterNumber: '',
  submitterPhone: '',
  submitterAuthority: '',
  paperCase: null,
  ownPapers: [],
  counts: new Map(),
  files: new Map(),
  timeLimit: null,
  competentUnitId: null,
  returnMethod: 'one-stop',
  answers: {},
  despite: '',
  sameVisit: null,
  resultTitle: null,
  resultBody: null,
  resultFile: null,
};

/** Has anything been typed, counted or scanned for the person who stands there? A procedure alone is chosen again in a moment. Pure. */
export function isBegun(form: CounterForm): boolean {
  const { identityNumber, ownerName, phone, email, address, submitterName, submitterNumber } = form;
  const typed = [identityNumber, ownerName, phone, email, address, submitterName, submitterNumber];
  return (
    typed.some((text) => text.trim() !== '') ||
    form.ownPapers.length > 0 ||
    Object.keys(sentAnswers(form.answers)).length > 0 ||
    [...form.files.values()].some((files) => files.length > 0) ||
    [...form.counts.values()].some((count) => Object.values(count).some((number) => number > 0))
  );
}

/** What the counter knows of the answers that a case or a paper may depend on: whether somebody else stands there. */
const choiceOf = (form: CounterForm): PaperChoice => ({
  caseKey: form.paperCase,
  answers: { applicant: { mandate: isOtherPerson(form) ? 'authorised' : null } },
});

/** Two people of one name are told by their numbers. */
function isOtherPerson(form: CounterForm): boolean {
  const name = form.submitterName.trim();
  if (name === '') return false;
  const number = identityText(form.submitterNumber);
  return name !== form.ownerName.trim() || (number !== '' && number !== identityText(form.identityNumber));
}

/** The rows of the case at the counter, with the officer's own; whatever else was published is in `publishedOf`. */
export function papersOf(form: CounterForm, procedure: Procedure): readonly GridPaper[] {
  const own = form.ownPapers.map(({ id, name }): GridPaper => ({
    id,
    name,
    group: 'papers.group.other',
    words: 'officer',
  }));
  return [...rowsFor(procedure, choiceOf(form), 'counter'), ...own];
}

/** Everything that was published beside the rows of the case. */
export const publishedOf = (form: CounterForm, procedure: Procedure): readonly GridPaper[] =>
  publishedRows(procedure, rowsFor(procedure, choiceOf(form), 'counter'));

/** The case has to be chosen before it can be said what is needed. */
export const caseMissing = (form: CounterForm, procedure: Procedure): boolean =>
  procedure.papers.cases.length > 0 && caseOf(procedure.papers, choiceOf(form)) === null;

/** The one limit that the source states for filing at the counter; null when it states none with a unit, or several. */
export function directLimit(procedure: Procedure): Procedure['channels'][number]['limit'] | null {
  const limits = procedure.channels.filter(({ channel }) => channel === 'DIRECT').map(({ limit }) => limit);
  const [first] = limits;
  if (first === undefined || first.unit === 'unknown') return null;
  return limits.every(({ unit, value }) => unit === first.unit && value === first.value) ? first : null;
}

/** The source names no limit that counts by itself for this way of filing: the officer reads it in the decision. */
export function needsTimeLimit(procedure: Procedure): boolean {
  return directLimit(procedure) === null;
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** What is sent; papers of which nothing was handed in are left out. */
export function inputOf(
  form: CounterForm,
  procedure: Procedure,
  receivingUnitId: UnitId,
): CallOf<typeof takeInDossier> {
  const papers = [...papersOf(form, procedure), ...publishedOf(form, procedure)]
    .map(({ id, name, words }) => ({
      componentId: id,
      ...(words === 'officer' && { name: name.trim() }),
      ...(form.counts.get(id) ?? noPaper),
      fileIds: (form.files.get(id) ?? []).map((file) => file.id),
    }))
    .filter((paper) => paper.originals + paper.certifiedCopies + paper.photocopies + paper.fileIds.length > 0);
  return {
    procedureCode: procedure.code,
    receivingUnitId,
    owner: {
      type: form.ownerType,
      name: form.ownerName,
      identityNumber: orNull(form.identityNumber),
      address: orNull(form.address),
      phone: orNull(form.phone),
      email: orNull(form.email),
    },
    papers,
    ...(form.paperCase === null ? {} : { paperCase: form.paperCase }),
    returnMethod: form.returnMethod,
    ...(form.birthDate === '' || form.ownerType !== 'citizen' ? {} : { ownerBirthDate: form.birthDate }),
    ...submitterOf(form),
    ...(form.tellsPhone && takesMessages(phoneHere(form)) ? { messagesToPhone: true } : {}),
    ...(form.competentUnitId === null ? {} : { competentUnitId: form.competentUnitId }),
    ...(form.timeLimit === null ? {} : { timeLimit: form.timeLimit }),
    ...sentAnswers(form.answers),
  };
}

/** The telephone of who stands there. Pure. */
export const phoneHere = (form: CounterForm): string =>
  form.submitterName.trim() === '' ? form.phone : form.submitterPhone;

/** Text messages reach Vietnamese mobile numbers. Pure. */
export function takesMessages(phone: string): boolean {
  const check = normalisePhone(phone);
  return check.ok && check.kind === 'mobile';
}

/** Who stands there when it is not the owner, as far as it was asked. */
function submitterOf(form: CounterForm) {
  if (form.submitterName.trim() === '') return {};
  const { submitterName, submitterNumber, submitterPhone, submitterAuthority } = form;
  return {
    submitterName,
    ...(submitterNumber.trim() === '' ? {} : { submitterIdentityNumber: submitterNumber }),
    ...(submitterPhone.trim() === '' ? {} : { submitterPhone }),
    ...(submitterAuthority.trim() === '' ? {} : { submitterAuthority }),
  };
}

/** Id of the input of a question of the procedure's own form. */
export const aboutId = (field: string): string => `counter-about-${field}`;

/** Field of the page for a field of the input that the server refuses. */
export function fieldOfPath(path: string): { readonly id: string; readonly label: string } | undefined {
  const ofAnswers = /^answers\.[^.]+\.([^.]+)/.exec(path)?.[1];
  if (ofAnswers !== undefined) return { id: aboutId(ofAnswers), label: 'counter.about' };
  return fieldsOfInput.find(({ begins }) => path === begins || path.startsWith(`${begins}.`));
}

const fieldsOfInput = [
  { begins: 'owner.identityNumber', id: 'counter-identity', label: 'owner.identity' },
  { begins: 'owner.name', id: 'counter-name', label: 'owner.name' },
  { begins: 'owner.phone', id: 'counter-phone', label: 'owner.phone' },
  { begins: 'owner.email', id: 'counter-email', label: 'owner.email' },
  { begins: 'owner.address', id: 'counter-address', label: 'owner.address' },
  { begins: 'submitterName', id: 'counter-submitter', label: 'counter.submitter' },
  { begins: 'submitterIdentityNumber', id: 'counter-submitter-number', label: 'counter.submitter-number' },
  { begins: 'submitterPhone', id: 'counter-submitter-phone', label: 'counter.submitter-phone' },
  { begins: 'submitterAuthority', id: 'counter-submitter-authority', label: 'counter.submitter-authority' },
  { begins: 'procedureCode', id: 'counter-procedure', label: 'counter.procedure' },
];

/** The form with other files of one paper. */
export const withFiles = (
  form: CounterForm,
  paperId: string,
  make: (files: readonly FileRef[]) => readonly FileRef[],
): CounterForm => ({ ...form, files: new Map(form.files).set(paperId, make(form.files.get(paperId) ?? [])) });

/** A paper of one's own that was counted or scanned and has no name; its id. */
export const namelessPaper = (form: CounterForm): string | null =>
  form.ownPapers.find(
    ({ id, name }) =>
      name.trim() === '' &&
      (Object.values(form.counts.get(id) ?? noPaper).some((count) => count > 0) ||
        (form.files.get(id) ?? []).length > 0),
  )?.id ?? null;
