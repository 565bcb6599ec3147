import { createHash } from 'node:crypto';
import { dateInVietnameseWords, fold, formatDossierCode, type Space } from '@dongbo/contract';
import { formatInstant, localDate, vietnameseMoment } from '@dongbo/kernel';
import { forwardBy } from '@dongbo/procedures';
import { castRoles, decidingBody } from './bodies.ts';
import { createDice, idFrom, seedOf } from './dice.ts';
import type { Entry } from './draw-entry.ts';
import { fixedValues, valueNumber, type FixedValue } from './fixed-values.ts';
import { firstOf, genderWords, inSentence, writtenDay } from './snapshot.ts';
import { inJson } from './template.ts';
import type { UnitPapers } from './unit-papers.ts';
import { dueOf, stepDueOf, type WorkingAxis } from './working-axis.ts';

/** What a batch has drawn for an entry. */
export interface Drawn {
  readonly space: Space;
  readonly seed: number;
  readonly axis: WorkingAxis;
  /** Number in the day's register of the one-stop unit. */
  readonly ordinal: number;
  /** Number in the year's register of results; null where there is none yet. */
  readonly result: number | null;
  /** Number in the year's register of receipts; null before reception. */
  readonly receipt: number | null;
  readonly papers: UnitPapers;
  readonly home: string;
}

export interface Copy {
  readonly id: string;
  readonly code: string;
  readonly values: readonly string[];
}

/** The instant at which the time of an entry begins to run; null before reception. */
export const receptionOf = ({ snapshot, times }: Entry): Date | null =>
  times[snapshot.acts.findIndex(({ name }) => name === 'receive' || name === 'take-in')] ?? null;

/** The instant at which an entry's result got its number; null before that. */
export const approvalOf = ({ snapshot, times }: Entry): Date | null =>
  times[snapshot.acts.findIndex(({ name }) => name === 'approve')] ?? null;

const stepDueText = (at: Date | null): string => `"step_due_at": ${at === null ? 'null' : `"${formatInstant(at)}"`}`;

function dueDates(entry: Entry, axis: WorkingAxis): Partial<Record<FixedValue, string>> {
  const { facts } = entry.snapshot;
  const received = receptionOf(entry);
  if (received === null || facts.limit === null) return {};
  if (facts.dueAt === null) {
    // Its time starts when the competent agency has it; the counter has until then to send it on.
    const by = forwardBy(received, axis.calendar);
    return { stepDueAt: stepDueText(by), forwardBy: vietnameseMoment(formatInstant(by)) };
  }
  const limits = { ...facts, limit: facts.limit };
  // The act that led to the step; what was done at it moved nothing.
  const reached = entry.snapshot.acts.findIndex(({ at }) => at.getTime() === Date.parse(facts.stepSince));
  const since = entry.times[reached] ?? received;
  const stepDue =
    facts.stepId === null
      ? null
      : stepDueOf(limits, axis.calendar, { receivedAt: received, stepId: facts.stepId, since });
  return {
    dueAt: formatInstant(dueOf(limits, axis.calendar, received)),
    stepDueAt: stepDueText(stepDue),
  };
}

function ownerValues({ owner }: Entry): Partial<Record<FixedValue, string>> {
  const born = owner.bornOn.slice(0, 4);
  return {
    personId: owner.personId,
    name: inJson(owner.name),
    nameFolded: owner.folded,
    identityNumber: owner.identityNumber,
    bornOn: owner.bornOn,
    bornOnWritten: writtenDay(owner.bornOn),
    bornIn: `"fatherBirth": "${born}"`,
    bornInWritten: `"value": "${born}"`,
    ...genderWords(owner.female),
    phone: owner.phone,
    phoneWritten: `${owner.phone.slice(0, 4)} ${owner.phone.slice(4, 7)} ${owner.phone.slice(7)}`,
    phoneStored: `+84${owner.phone.slice(1)}`,
    street: inJson(owner.street),
    childName: inJson(owner.childName),
    motherName: inJson(owner.partner.name),
    motherBorn: owner.partner.bornOn,
    motherBornWritten: writtenDay(owner.partner.bornOn),
  };
}

function unitValues({ body, divisionId, people }: Entry, { papers, home }: Drawn): Partial<Record<FixedValue, string>> {
  const division = Object.values(body.divisions).find(({ id }) => id === divisionId);
  const values: Partial<Record<FixedValue, string>> = {
    competentId: body.id,
    receivingId: body.oneStop.id,
    divisionId,
    competentName: inJson(body.name),
    competentInside: inJson(inSentence(body.name)),
    filedAtInside: inJson(inSentence(body.filedAt?.name ?? '')),
    place: inJson(body.place),
    receivingName: inJson(body.oneStop.name),
    divisionName: inJson(division?.name ?? body.name),
    home: inJson(home),
    sheetKey: papers.uploaded.storageKey,
    sheetSha: papers.uploaded.sha256,
    sheetSize: `"size": ${papers.uploaded.size}`,
    signedKey: papers.signed.storageKey,
    signedSha: papers.signed.sha256,
    signedSize: `"size": ${papers.signed.size}`,
  };
  for (const role of castRoles) {
    values[`${role}Id`] = people[role].id;
    values[`${role}Name`] = inJson(people[role].name);
  }
  return values;
}

function numberValues(entry: Entry, drawn: Drawn, id: string): Partial<Record<FixedValue, string>> & { code: string } {
  const { body, snapshot, times } = entry;
  const mark = drawn.space === 'trial' ? 'TN.' : '';
  const day = localDate(times[0] ?? new Date(0));
  const code = formatDossierCode({ unitCode: mark + body.oneStop.code, day, ordinal: drawn.ordinal });
  const suffix = (snapshot.facts.number ?? '').replace(/^\d+/, '');
  const year = localDate(approvalOf(entry) ?? new Date(0)).slice(0, 4);
  return {
    id,
    code,
    codeFolded: fold(code),
    receiptNumber: `"${String(drawn.receipt ?? 0).padStart(2, '0')}${(snapshot.facts.receiptNumber ?? '').replace(/^\d+/, '')}"`,
    resultNumber: `${String(drawn.result ?? 0).padStart(2, '0')}${suffix}`,
    // As many bits as those that are drawn, but the same with every start.
    checkToken: createHash('sha256').update(`check ${id}`).digest().subarray(0, 16).toString('base64url'),
    resultBook: `result:${decidingBody(body, snapshot.shown.byCommittee).id}:${year}`,
    ...dueDates(entry, drawn.axis),
  };
}

/** Everything in which a copy differs from its original, in the order that its template asks for. */
export function copyOf(entry: Entry, drawn: Drawn): Copy {
  const { snapshot, times } = entry;
  const submitted = times[0] ?? new Date(0);
  const dice = createDice(seedOf(drawn.seed, `${entry.body.oneStop.code} ${submitted.toISOString()} ${drawn.ordinal}`));
  const id = idFrom(dice, submitted.getTime());
  const numbers = numberValues(entry, drawn, id);
  const named = { ...ownerValues(entry), ...unitValues(entry, drawn), ...numbers };
  const values: string[] = fixedValues.map(() => '');
  for (const name of fixedValues) values[valueNumber(name)] = named[name] ?? '';
  const first = firstOf(snapshot);
  for (let index = 0; index < snapshot.rowIds; index += 1)
    values[first.rowIds + index] = idFrom(dice, submitted.getTime());
  for (const [index, at] of times.entries()) {
    values[first.acts + index] = formatInstant(at);
    values[first.actDays + index] = localDate(at);
    values[first.actDaysWritten + index] = writtenDay(localDate(at));
  }
  const [start] = snapshot.acts;
  const moved = Date.parse(localDate(submitted)) - Date.parse(localDate(start?.at ?? submitted));
  for (const [index, day] of snapshot.otherDays.entries()) {
    const other = new Date(Date.parse(day) + moved).toISOString().slice(0, 10);
    values[first.otherDays + index] = other;
    values[first.otherDays + snapshot.otherDays.length + index] = writtenDay(other);
    values[first.otherDays + 2 * snapshot.otherDays.length + index] = dateInVietnameseWords(other);
  }
  return { id, code: numbers.code, values };
}
