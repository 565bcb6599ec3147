import { dateInVietnameseWords, fold, foldName } from '@dongbo/contract';
import { formatInstant, localDate, vietnameseMoment } from '@dongbo/kernel';
import type { AccountPerson } from '../asked-answers.ts';
import { copiedTables } from '../copied-tables.ts';
import type { PoolClient } from '../owner-pool.ts';
import { castRoles, decidingBody, type Body, type CastRole } from './bodies.ts';
import type { Shown } from './demonstrated-procedures.ts';
import { fixedValues, valueNumber, type FixedValue } from './fixed-values.ts';
import { original, type ActName } from './life.ts';
import { inJson, packTemplate, splitTemplate, type PackedTemplate, type Template } from './template.ts';

export interface DoneAct {
  readonly name: ActName;
  readonly at: Date;
}

/** Facts of an original that decide about the times of its copies. */
interface Facts {
  readonly code: string;
  readonly state: string;
  readonly stepId: string | null;
  readonly stepSince: string;
  readonly limit: { readonly unit: string; readonly value: number } | null;
  readonly policy: 'shift' | 'restart';
  readonly calendar: string;
  readonly dueAt: string | null;
  readonly stepDueAt: string | null;
  readonly number: string | null;
  /** What opens the public page of the result; null: it is not signed. */
  readonly checkToken: string | null;
  readonly receiptNumber: string | null;
  readonly version: number;
  readonly steps: readonly { readonly id: string; readonly share: number }[];
}

/** A dossier as operations left it after some act, ready to be copied. */
export interface Snapshot {
  /** Where it stands, in the words of this demonstration: a step, or what happened last. */
  readonly stand: string;
  readonly shown: Shown;
  readonly acts: readonly DoneAct[];
  readonly facts: Facts;
  /** Rows of each table as a JSON array without its brackets; tables without rows are left out. */
  readonly tables: ReadonlyMap<string, PackedTemplate>;
  /** How many rows have an id of their own. */
  readonly rowIds: number;
  /** Days that are neither an act's nor a due date's: moved with the submission. */
  readonly otherDays: readonly string[];
}

/** Where the first value of each list begins. */
export const firstOf = (snapshot: Pick<Snapshot, 'rowIds' | 'acts'>) => ({
  rowIds: fixedValues.length,
  acts: fixedValues.length + snapshot.rowIds,
  actDays: fixedValues.length + snapshot.rowIds + snapshot.acts.length,
  actDaysWritten: fixedValues.length + snapshot.rowIds + 2 * snapshot.acts.length,
  otherDays: fixedValues.length + snapshot.rowIds + 3 * snapshot.acts.length,
});

export const writtenDay = (day: string): string => day.split('-').toReversed().join('/');
export const inSentence = (name: string): string => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);
export const genderWords = (female: boolean) => ({
  gender: `"ownerGender": "${female ? 'female' : 'male'}"`,
  genderWritten: `"value": "${female ? 'Nữ' : 'Nam'}"`,
});

/** What an original names of its surroundings. */
export interface Surroundings {
  readonly body: Body;
  readonly divisionId: string;
  readonly personId: string;
  /** Whose account filed it. */
  readonly filer: AccountPerson;
  readonly cast: Readonly<Record<CastRole, { readonly id: string; readonly name: string }>>;
  /** What is uploaded as the result. */
  readonly sheet: { readonly storageKey: string; readonly sha256: string; readonly size: number };
}

interface Read {
  readonly tables: ReadonlyMap<string, string>;
  readonly rowIds: readonly string[];
  readonly facts: Facts;
  readonly signed: { readonly storageKey: string; readonly sha256: string; readonly size: number } | null;
}

async function read(client: PoolClient, id: string): Promise<Read> {
  const rows = copiedTables.map(
    ({ table, where, ownId }, index) => `select ${index} as place, t.ctid, to_jsonb(t)::text as row,
      ${ownId[0] === undefined ? 'null' : `t.${ownId[0]}::text`} as own from ${table} t where ${where}`,
  );
  const found = await client.query<{ place: number; row: string; own: string | null }>(
    `select place, row, own from (${rows.join(' union all ')}) as all_rows order by place, ctid`,
    [id],
  );
  const facts = await client.query<Facts & { signed: Read['signed'] }>(
    `select d.code, d.state, d.step_id as "stepId", to_jsonb(d.step_since) #>> '{}' as "stepSince", d.supplement_policy as policy, d.calendar, d.version, r.number, r.check_token as "checkToken",
      d.receipt_number as "receiptNumber",
      case when d.limit_unit is not null then jsonb_build_object('unit', d.limit_unit, 'value', d.limit_value) end as limit,
      to_jsonb(d.due_at) #>> '{}' as "dueAt",
      (select to_jsonb(w.step_due_at) #>> '{}' from work_item w where w.subject_id = d.id) as "stepDueAt",
      (select jsonb_agg(jsonb_build_object('id', s ->> 'id', 'share', s -> 'share')) from jsonb_array_elements(f.definition -> 'steps') s) as steps,
      (select jsonb_build_object('storageKey', f.storage_key, 'sha256', f.sha256, 'size', f.size) from file f
        where f.id = r.signed_file_id) as signed
    from dossier d join process_definition f on f.id = d.process_definition_id
    left join result r on r.dossier_id = d.id where d.id = $1`,
    [id],
  );
  const [row] = facts.rows;
  if (row === undefined) throw new Error(`There is no dossier ${id} to copy`);
  const { signed, ...others } = row;
  const tables = new Map<string, string>();
  for (const one of found.rows) {
    const { table } = copiedTables[one.place] ?? { table: '' };
    const before = tables.get(table);
    tables.set(table, before === undefined ? one.row : `${before},${one.row}`);
  }
  return { tables, rowIds: found.rows.flatMap(({ own }) => (own === null ? [] : [own])), facts: others, signed };
}

/** With its column: the deadline of a step may be that of the whole in the original, and an earlier one in a copy. */
const wordOfStepDue = ({ stepDueAt }: Facts): string => (stepDueAt === null ? '' : `"step_due_at": "${stepDueAt}"`);

/** Until when the counter sends it on, as the receipt says it; only what waits for its competent agency has no due date. */
const wordOfForwarding = ({ limit, dueAt, stepDueAt }: Facts): string =>
  limit === null || dueAt !== null || stepDueAt === null ? '' : vietnameseMoment(formatInstant(new Date(stepDueAt)));

type Word = readonly [string, FixedValue];

/** The units that an original names. */
function unitWords({ body, divisionId }: Surroundings): readonly Word[] {
  const division = Object.values(body.divisions).find((one) => one.id === divisionId);
  return [
    [body.id, 'competentId'],
    [body.oneStop.id, 'receivingId'],
    ...(divisionId === body.id ? [] : [[divisionId, 'divisionId'] as const]),
    [inJson(body.name), 'competentName'],
    [inJson(inSentence(body.name)), 'competentInside'],
    ...(body.filedAt === null ? [] : [[inJson(inSentence(body.filedAt.name)), 'filedAtInside'] as const]),
    ...(body.kind === 'commune' || body.filedAt !== null ? [[inJson(body.place), 'place'] as const] : []),
    [inJson(body.oneStop.name), 'receivingName'],
    ...(division === undefined ? [] : [[inJson(division.name), 'divisionName'] as const]),
  ];
}

function ownWords({ facts, signed }: Read, id: string, around: Surroundings): readonly Word[] {
  const { personId, filer, cast, sheet } = around;
  const number = facts.number ?? '';
  const gender = genderWords(false);
  const size = (bytes: number): string => `"size": ${bytes}`;
  return [
    [id, 'id'],
    [facts.code, 'code'],
    [fold(facts.code), 'codeFolded'],
    [facts.receiptNumber === null ? '' : `"${facts.receiptNumber}"`, 'receiptNumber'],
    [number, 'resultNumber'],
    [facts.checkToken ?? '', 'checkToken'],
    ...unitWords(around),
    [personId, 'personId'],
    [inJson(filer.name), 'name'],
    [foldName(filer.name), 'nameFolded'],
    [filer.identityNumber, 'identityNumber'],
    [filer.bornOn, 'bornOn'],
    [writtenDay(filer.bornOn), 'bornOnWritten'],
    [`"fatherBirth": "${filer.bornOn.slice(0, 4)}"`, 'bornIn'],
    [`"value": "${filer.bornOn.slice(0, 4)}"`, 'bornInWritten'],
    [gender.gender, 'gender'],
    [gender.genderWritten, 'genderWritten'],
    [original.phone, 'phone'],
    [original.phoneTyped, 'phoneWritten'],
    [original.phoneStored, 'phoneStored'],
    [original.street, 'street'],
    [original.home, 'home'],
    [original.childName, 'childName'],
    [original.motherName, 'motherName'],
    [original.motherBorn, 'motherBorn'],
    [writtenDay(original.motherBorn), 'motherBornWritten'],
    [facts.dueAt ?? '', 'dueAt'],
    [wordOfStepDue(facts), 'stepDueAt'],
    [wordOfForwarding(facts), 'forwardBy'],
    [sheet.storageKey, 'sheetKey'],
    [sheet.sha256, 'sheetSha'],
    [size(sheet.size), 'sheetSize'],
    [signed?.storageKey ?? '', 'signedKey'],
    [signed?.sha256 ?? '', 'signedSha'],
    [signed === null ? '' : size(signed.size), 'signedSize'],
    ...castRoles.flatMap((role) => [
      [cast[role].id, `${role}Id`] as const,
      [inJson(cast[role].name), `${role}Name`] as const,
    ]),
  ];
}

const daysOf = (text: string): string[] => [
  ...[...text.matchAll(/(?<!\d)(\d{4}-\d\d-\d\d)(?![\dT])/g)].map(([, day]) => day ?? ''),
  ...[...text.matchAll(/(?<!\d)(\d\d)\/(\d\d)\/(\d{4})(?!\d)/g)].map(
    ([, day, month, year]) => `${year}-${month}-${day}`,
  ),
];

/** Days near the submission that nobody else moves: a child's birthday, for one. */
function otherDaysOf(texts: Iterable<string>, acts: readonly DoneAct[], bornOn: string): string[] {
  const own = new Set<string>([...acts.map(({ at }) => localDate(at)), bornOn]);
  const start = acts[0]?.at.getTime() ?? 0;
  const days = new Set([...texts].flatMap(daysOf));
  return [...days].filter((day) => !own.has(day) && Math.abs(Date.parse(day) - start) < 400 * 86_400_000);
}

/** An instant that no word covers would stay the original's: a shape of the data that this does not know. */
function refuseUnknownInstants(table: string, { pieces }: Template): void {
  // What stands before or behind everything in a list has an instant of no time.
  const [found] = /(?!1970|2970)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(pieces.join('|')) ?? [];
  if (found !== undefined) throw new Error(`The instant ${found} in ${table} is neither that of an act nor a due date`);
}

/** Reads a dossier with everything that belongs to it and splits its rows where copies differ. */
export async function takeSnapshot(
  client: PoolClient,
  order: { readonly id: string; readonly stand: string; readonly shown: Shown; readonly acts: readonly DoneAct[] },
  around: Surroundings,
): Promise<Snapshot> {
  const found = await read(client, order.id);
  const words = new Map<string, number>();
  const add = (word: string, value: number): void => {
    if (word !== '' && !words.has(word)) words.set(word, value);
  };
  for (const [word, name] of ownWords(found, order.id, around)) add(word, valueNumber(name));
  const { acts } = order;
  const otherDays = otherDaysOf(found.tables.values(), acts, around.filer.bornOn);
  const first = firstOf({ rowIds: found.rowIds.length, acts });
  for (const [index, rowId] of found.rowIds.entries()) add(rowId, first.rowIds + index);
  for (const [index, { at }] of acts.entries()) {
    add(formatInstant(at), first.acts + index);
    add(localDate(at), first.actDays + index);
    add(writtenDay(localDate(at)), first.actDaysWritten + index);
  }
  for (const [index, day] of otherDays.entries()) {
    add(day, first.otherDays + index);
    add(writtenDay(day), first.otherDays + otherDays.length + index);
    add(dateInVietnameseWords(day), first.otherDays + 2 * otherDays.length + index);
  }
  const book = `result:${decidingBody(around.body, order.shown.byCommittee).id}:`;
  const year = localDate(acts.find(({ name }) => name === 'approve')?.at ?? new Date(0)).slice(0, 4);
  add(`${book}${year}`, valueNumber('resultBook'));
  const tables = new Map<string, PackedTemplate>();
  for (const [table, text] of found.tables) {
    const template = splitTemplate(text, words);
    refuseUnknownInstants(table, template);
    tables.set(table, packTemplate(template));
  }
  return { ...order, facts: found.facts, tables, rowIds: found.rowIds.length, otherDays };
}
