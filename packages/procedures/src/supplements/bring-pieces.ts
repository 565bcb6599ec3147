import type { FormValues } from '@dongbo/contract';
import type { RawAnswers } from '@dongbo/contract/procedures';
import { formatInstant } from '@dongbo/kernel';
import { cutAtWord } from '../catalogue/papers/short-name.ts';
import type { StoredDossier, StoredPapers } from '../dossiers/stored-dossier.ts';
import { readFiling, writeFiling, type ReadAnswers } from '../forms/answers.ts';
import { findForm } from '../forms/default-forms.ts';
import type { StoredItem, StoredSupplement } from './stored-supplement.ts';

/** A paper that was brought for an item, or what is said in its place. */
export interface Piece {
  readonly itemId: string;
  readonly fileIds: readonly string[];
  readonly originals: number;
  readonly certifiedCopies: number;
  readonly photocopies: number;
  readonly remark: string | null;
}

/** Answers before and after they were put right. */
export interface ChangedAnswer {
  readonly form: string;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface Brought {
  readonly dossier: StoredDossier;
  readonly items: readonly StoredItem[];
  readonly changes: readonly ChangedAnswer[];
  /** What came now, by name, for the timeline. */
  readonly note: string;
}

type Problems = ReadAnswers['problems'];

/** A paper was brought where a file or a counted copy came; words alone bring nothing. */
const isPaper = ({ fileIds, originals, certifiedCopies, photocopies }: Piece): boolean =>
  fileIds.length + originals + certifiedCopies + photocopies > 0;

const isEmpty = (piece: Piece): boolean => !isPaper(piece) && (piece.remark ?? '') === '';

/** The papers of a dossier with what came: files and counts are added, nothing that lies there is taken away. Pure. */
function withPieces(papers: StoredPapers, pieces: readonly (Piece & { readonly item: StoredItem })[]): StoredPapers {
  const all = new Map(papers.map((paper) => [paper.componentId, paper]));
  for (const { item, fileIds, originals, certifiedCopies, photocopies } of pieces.filter(isPaper)) {
    const componentId = item.componentId ?? '';
    const before = all.get(componentId);
    all.set(componentId, {
      componentId,
      name: before?.name ?? item.name,
      originals: (before?.originals ?? 0) + originals,
      certifiedCopies: (before?.certifiedCopies ?? 0) + certifiedCopies,
      photocopies: (before?.photocopies ?? 0) + photocopies,
      fileIds: [...(before?.fileIds ?? []), ...fileIds],
    });
  }
  return [...all.values()];
}

const valuesOf = (answers: Readonly<Record<string, unknown>>, form: string): FormValues =>
  Object(answers[form]) as FormValues;

/** The answers of a dossier with those that were put right, read by the same forms and as on the day on which it was filed, so that
 * what held then still holds. Pure. */
function withAnswers(
  dossier: StoredDossier,
  right: RawAnswers,
): { readonly dossier: StoredDossier; readonly changes: readonly ChangedAnswer[] } | Problems {
  const forms = dossier.forms
    .filter(({ key }) => Object.hasOwn(right, key))
    .map(({ key, version }) => findForm(key, version))
    .filter((form) => form !== undefined);
  // Forms may look at the applicant's answers.
  const applicant = dossier.forms.find(({ key }) => key === 'applicant');
  const first = applicant && findForm(applicant.key, applicant.version);
  const read = first === undefined || forms.includes(first) ? forms : [first, ...forms];
  const typed = Object.fromEntries(
    read.map(({ key }) => [key, { ...valuesOf(dossier.answers, key), ...Object(right[key]) }]),
  );
  const { values, problems, applicant: who } = readFiling(read, typed, { now: dossier.submittedAt, holder: null });
  const asked = problems.filter(({ form }) => Object.hasOwn(right, form));
  if (asked.length > 0) return asked;
  const changes = Object.entries(right).flatMap(([form, fields]) =>
    Object.keys(fields).map((field) => ({
      form,
      field,
      before: valuesOf(dossier.answers, form)[field] ?? null,
      after: values[form]?.[field] ?? null,
    })),
  );
  const ofRight = Object.fromEntries(Object.entries(values).filter(([key]) => Object.hasOwn(right, key)));
  const after = { ...dossier, answers: { ...dossier.answers, ...ofRight } };
  // At a counter the officer said who the owner is, not the form.
  const saysWho = who !== null && dossier.channel === 'ONLINE' && Object.hasOwn(right, 'applicant');
  return { dossier: saysWho ? { ...after, owner: who.owner, submitterName: who.submitterName } : after, changes };
}

/** The named items as brought now, or with what was said instead. */
const broughtAt = (items: readonly StoredItem[], pieces: ReadonlyMap<string, Piece | null>, at: Date): StoredItem[] =>
  items.map((item) => {
    const piece = pieces.get(item.id);
    if (piece === undefined) return item;
    if (piece !== null && !isPaper(piece)) return { ...item, said: piece.remark, saidAt: formatInstant(at) };
    const before = item.brought;
    const brought = {
      at: formatInstant(at),
      remark: piece?.remark ?? before?.remark ?? null,
      fileIds: [...(before?.fileIds ?? []), ...(piece?.fileIds ?? [])],
    };
    return { ...item, brought };
  });

/** The answers of a dossier as records write them, by section and question. */
const written = ({ forms, answers }: StoredDossier): ReadonlyMap<string, { label: string; value: string }> =>
  new Map(
    writeFiling(forms, answers).flatMap(({ section, rows }) =>
      rows.map(({ label, value }) => [`${section.vi}/${label.vi}`, { label: label.vi, value }] as const),
    ),
  );

/** Which answers are others now, with what they were before, in words for the timeline. Pure. */
function changedAnswers(before: StoredDossier, after: StoredDossier): string[] {
  const [old, now] = [written(before), written(after)];
  const text = (value: string | undefined): string =>
    value === undefined || value === '' ? '(chưa ghi)' : cutAtWord(value, 200);
  return [...new Map([...old, ...now])].flatMap(([key, { label }]) => {
    const [was, is] = [old.get(key)?.value, now.get(key)?.value];
    return was === is ? [] : [`${label}: ${text(was)} → ${text(is)}`];
  });
}

/** Questions that were answered: by what changed, or by name where the answer stayed as it was. */
const wordsOf = (put: readonly StoredItem[], changes: readonly string[]): string[] => [
  ...changes,
  ...put.map(({ name }) => name).filter((name) => !changes.some((change) => change.startsWith(`${name}: `))),
];

/** What a dossier and its request become by the pieces that were brought; or the code of what is wrong with them, or the problems of
 * the answers. Pure. */
export function bringPieces(
  dossier: StoredDossier,
  { items }: Pick<StoredSupplement, 'items'>,
  { pieces, answers, at }: { readonly pieces: readonly Piece[]; readonly answers: RawAnswers; readonly at: Date },
): Brought | 'supplement.item-unknown' | Problems {
  const papers = new Map(items.filter(({ kind }) => kind === 'paper').map((item) => [item.id, item]));
  const given = pieces.filter((piece) => !isEmpty(piece));
  const found = given.flatMap((piece) => {
    const item = papers.get(piece.itemId);
    return item === undefined ? [] : [{ ...piece, item }];
  });
  if (found.length < given.length || new Set(given.map(({ itemId }) => itemId)).size < given.length)
    return 'supplement.item-unknown';
  const asked = new Map(
    items.filter(({ kind }) => kind === 'field').map((item) => [`${item.form} ${item.field}`, item]),
  );
  const right = Object.entries(answers).flatMap(([form, fields]) =>
    Object.keys(fields).map((field) => asked.get(`${form} ${field}`)),
  );
  if (right.includes(undefined)) return 'supplement.item-unknown';
  const put = right.filter((item) => item !== undefined);
  const answered = put.length === 0 ? { dossier, changes: [] } : withAnswers(dossier, answers);
  if (!('dossier' in answered)) return answered;
  const now = new Map<string, Piece | null>([
    ...found.map((piece) => [piece.itemId, piece] as const),
    ...put.map(({ id }) => [id, null] as const),
  ]);
  return {
    dossier: { ...answered.dossier, papers: withPieces(dossier.papers, found) },
    items: broughtAt(items, now, at),
    changes: answered.changes,
    note: [
      ...found.map((piece) =>
        isPaper(piece) ? piece.item.name : `${piece.item.name} (chưa nộp, lý do: ${piece.remark ?? ''})`,
      ),
      ...wordsOf(put, changedAnswers(dossier, answered.dossier)),
    ].join('; '),
  };
}

/** What of a request is still waited for. Pure. */
export const stillWanted = (items: readonly StoredItem[]): StoredItem[] =>
  items.filter(({ brought }) => brought === null);

/** Is everything that has not come explained, so that whoever asked can decide without it? Pure. */
export function isExplained({ items }: Pick<StoredSupplement, 'items'>): boolean {
  const wanted = stillWanted(items);
  return wanted.length > 0 && wanted.every(({ said }) => said !== null);
}

/** Was an answer put right already that is answered now? Papers that come twice are both kept. Pure. */
export const isPutRight = ({ items }: Pick<StoredSupplement, 'items'>, answers: RawAnswers): boolean =>
  items.some(
    ({ kind, form, field, brought }) =>
      kind === 'field' && brought !== null && Object.hasOwn(Object(answers[form ?? '']), field ?? ''),
  );
