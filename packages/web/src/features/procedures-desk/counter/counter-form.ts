import type { CallOf, FileRef, UnitId } from '@dongbo/contract';
import type { KnownTimeLimit, Owner, Procedure, ReturnMethod, takeInDossier } from '@dongbo/contract/procedures';
import { noPaper } from '../parts/paper-grid.tsx';
import type { GridPaper, PaperCount } from '../parts/paper-grid.tsx';

/** Everything that is asked of the person at the counter, in the order of the talk. */
export interface CounterForm {
  readonly procedureCode: string | null;
  readonly ownerType: Owner['type'];
  readonly identityNumber: string;
  readonly ownerName: string;
  readonly phone: string;
  readonly address: string;
  readonly submitterName: string;
  readonly counts: ReadonlyMap<string, PaperCount>;
  readonly files: ReadonlyMap<string, readonly FileRef[]>;
  readonly timeLimit: KnownTimeLimit | null;
  readonly competentUnitId: UnitId | null;
  readonly returnMethod: ReturnMethod;
}

export const emptyForm: CounterForm = {
  procedureCode: null,
  ownerType: 'citizen',
  identityNumber: '',
  ownerName: '',
  phone: '',
  address: '',
  submitterName: '',
  counts: new Map(),
  files: new Map(),
  timeLimit: null,
  competentUnitId: null,
  returnMethod: 'one-stop',
};

/** The papers of all groups: the source groups them by case, but also by "to hand in" and "to show", so that none can be
 * left out beforehand. Remarks that the source lists among them are not ticked. */
export function papersOf(procedure: Procedure): readonly GridPaper[] {
  return procedure.componentGroups.flatMap((group) =>
    group.items
      .filter(({ isNote }) => !isNote)
      .map(({ id, name, originals, copies }) => ({ id, name, group: group.case, asked: { originals, copies } })),
  );
}

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
  const papers = papersOf(procedure)
    .map(({ id }) => ({
      componentId: id,
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
      email: null,
    },
    papers,
    returnMethod: form.returnMethod,
    ...(form.submitterName.trim() === '' ? {} : { submitterName: form.submitterName }),
    ...(form.competentUnitId === null ? {} : { competentUnitId: form.competentUnitId }),
    ...(form.timeLimit === null ? {} : { timeLimit: form.timeLimit }),
  };
}

/** The QR code of a chip card, typed in by a hand scanner as one line: number|old number|name|birth|gender|address|issued.
 * Null for anything else. */
export function readCardScan(text: string): { identityNumber: string; ownerName: string; address: string } | null {
  const parts = text.split('|').map((part) => part.trim());
  const [identityNumber = '', , ownerName = '', , , address = ''] = parts;
  if (parts.length < 6 || !/^\d{12}$/.test(identityNumber) || ownerName === '') return null;
  return { identityNumber, ownerName, address };
}
