import { fold } from '@dongbo/contract';
import { citizenOf, type Citizen } from './citizens.ts';
import { swappedRoles, type Official, type Place } from './places.ts';
import { dayBefore, shiftDay, type Plan } from './plan-copies.ts';
import type { ReadOriginal } from './read-original.ts';
import { compileRows, idText, rowId, type Copy, type RowsProgram, type Swaps } from './row-program.ts';

const weekMs = 7 * 86_400_000;

/** First 13 bytes of the ids of a copy (RFC 9562, version 7): time of submission, 18 bits of chance that all copies of one
 * load share, number of the copy. They sort by time, as all ids do. */
function headOf(at: number, chance: number, index: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUIntBE(at, 0, 6);
  head[6] = 0x70 | (chance & 0x0f);
  head[7] = (chance >>> 4) & 0xff;
  head[8] = 0x80 | ((chance >>> 12) & 0x3f);
  head.writeUInt32BE(index, 9);
  return head;
}

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

/** Everything that a slot of a copy is made of. */
interface Draw {
  readonly head: Buffer;
  readonly at: number;
  readonly week: number;
  readonly place: Place;
  readonly citizenNumber: number;
  readonly citizen: () => Citizen;
  /** YYMMDD of its submission. */
  readonly day: string;
  readonly ordinal: number;
  readonly result: number;
}

interface Slot {
  /** What it replaces in texts; null when it replaces an id or a whole column only. */
  readonly replaces: string | null;
  /** The id or the column that it replaces. */
  readonly replacesId?: string;
  readonly column?: string;
  readonly text: (draw: Draw) => string;
  /** The id as bytes, where that is cheaper than from its text. */
  readonly bytes?: (draw: Draw) => Buffer;
  /** Its value is the same in all copies that agree in this. */
  readonly sameBy?: (draw: Draw) => string | number;
}

const idSlot = (original: string, id: (draw: Draw) => string, sameBy?: Slot['sameBy']): Slot => ({
  replaces: original,
  replacesId: original,
  text: id,
  ...(sameBy ? { sameBy } : {}),
});

const codeOf = ({ place, day, ordinal }: Draw): string =>
  `${place.oneStopCode}-${day}-${String(ordinal).padStart(4, '0')}`;

const vietnameseDay = (day: string): string => day.split('-').toReversed().join('/');

/** Days named in the original's texts that move with it: those within two years of its submission. */
function movedDays(original: ReadOriginal): string[] {
  const named = new Set<string>();
  for (const { text } of [...original.rows.values()].flat(2)) {
    for (const [, iso] of text?.matchAll(/(?<!\d)(\d{4}-\d\d-\d\d)(?!\d)/g) ?? [])
      if (iso !== undefined) named.add(iso);
    for (const [, day, month, year] of text?.matchAll(/(?<!\d)(\d\d)\/(\d\d)\/(\d{4})(?!\d)/g) ?? [])
      named.add(`${year}-${month}-${day}`);
  }
  const near = (day: string): boolean => Math.abs(Date.parse(day) - original.submittedAt) < 2 * 365 * 86_400_000;
  return [...named].filter((day) => near(day) && day !== original.birthDate);
}

function daySlots(original: ReadOriginal): Slot[] {
  const sameBy = ({ week }: Draw): number => week;
  return movedDays(original).flatMap((day): Slot[] => [
    { replaces: day, text: ({ week }) => shiftDay(day, week), sameBy },
    { replaces: vietnameseDay(day), text: ({ week }) => vietnameseDay(shiftDay(day, week)), sameBy },
  ]);
}

function placeSlots(original: ReadOriginal, places: readonly Place[]): Slot[] {
  const own = places.find(({ id }) => id === original.competentUnitId);
  const sameBy = ({ place }: Draw): string => place.id;
  const division = (place: Place): string => place.divisions[original.divisionKey ?? ''] ?? place.id;
  const slots = [
    idSlot(original.receivingUnitId, ({ place }) => place.oneStopId, sameBy),
    idSlot(original.competentUnitId, ({ place }) => place.id, sameBy),
    ...(original.divisionId === original.competentUnitId
      ? []
      : [idSlot(original.divisionId, ({ place }) => division(place), sameBy)]),
  ];
  for (const role of swappedRoles) {
    for (const [index, before] of (own?.officials[role] ?? []).entries()) {
      const after = ({ place }: Draw): Official => {
        const there = place.officials[role] ?? [];
        return there[index % Math.max(1, there.length)] ?? before;
      };
      slots.push(idSlot(before.id, (draw) => after(draw).id, sameBy));
      slots.push({ replaces: before.name, text: (draw) => after(draw).name, sameBy });
    }
  }
  return slots;
}

const tailOf = (code: string): string => code.slice(code.lastIndexOf('-') + 1);

function ownerSlots(original: ReadOriginal, citizenId: (number: number) => string): Slot[] {
  const slots: Slot[] = [
    { replaces: original.ownerName, text: ({ citizen }) => citizen().name },
    { replaces: fold(original.ownerName), text: ({ citizen }) => citizen().folded },
    // As jsonb and the form's copy write it.
    {
      replaces: '"ownerGender": "male"',
      text: ({ citizen }) => `"ownerGender": "${citizen().female ? 'female' : 'male'}"`,
    },
    { replaces: '"value": "Nam"', text: ({ citizen }) => `"value": "${citizen().female ? 'Nữ' : 'Nam'}"` },
  ];
  if (original.personId !== null)
    slots.push(idSlot(original.personId, ({ citizenNumber }) => citizenId(citizenNumber)));
  if (original.identityNumber !== null)
    slots.push({ replaces: original.identityNumber, text: ({ citizen }) => citizen().identityNumber });
  if (original.birthDate !== null) {
    const birthDay = original.birthDate.slice(4);
    const born = ({ citizen }: Draw): string => `${citizen().birthYear}${birthDay}`;
    slots.push({ replaces: original.birthDate, text: born });
    slots.push({ replaces: vietnameseDay(original.birthDate), text: (draw) => vietnameseDay(born(draw)) });
  }
  return slots;
}

function numberSlots(original: ReadOriginal): Slot[] {
  const slots: Slot[] = [
    { ...idSlot(original.id, ({ head }) => idText(rowId(head, 0))), bytes: ({ head }) => rowId(head, 0) },
    { replaces: original.code, text: codeOf },
    { replaces: original.codeFolded, text: (draw) => fold(codeOf(draw)) },
    // The number on the receipt (form 01).
    { replaces: `"${tailOf(original.code)}/TNHS"`, text: (draw) => `"${tailOf(codeOf(draw))}/TNHS"` },
  ];
  const { resultNumber, numberedOn } = original;
  if (resultNumber !== null && numberedOn !== null) {
    const behind = resultNumber.slice(resultNumber.indexOf('/'));
    slots.push({ replaces: resultNumber, text: ({ result }) => `${String(result).padStart(2, '0')}${behind}` });
    slots.push({
      replaces: null,
      column: 'result.book',
      text: ({ place, week }) => `result:${place.id}:${shiftDay(numberedOn, week).slice(0, 4)}`,
    });
  }
  return slots;
}

function swapsOf(original: ReadOriginal, slots: readonly Slot[]): Swaps {
  const texts = new Map<string, number>();
  const ids = new Map<string, number>();
  const columns = new Map<string, number>();
  for (const [index, { replaces, replacesId, column }] of slots.entries()) {
    if (replaces !== null && !texts.has(replaces)) texts.set(replaces, index);
    if (replacesId !== undefined && !ids.has(replacesId)) ids.set(replacesId, index);
    if (column !== undefined) columns.set(column, index);
  }
  return { texts, ids, rows: original.rowIds, columns };
}

type Value = (draw: Draw) => Buffer;

/** A slot's value, kept when it is the same for many copies. */
function valueOf({ text, sameBy }: Slot, encode: (value: string) => Buffer): Value {
  if (sameBy === undefined) return (draw) => encode(text(draw));
  const kept = new Map<string | number, Buffer>();
  return (draw) => {
    const key = sameBy(draw);
    let value = kept.get(key);
    if (value === undefined) {
      value = encode(text(draw));
      kept.set(key, value);
    }
    return value;
  };
}

/** An original, ready to be copied into one table. */
export interface TableProgram {
  readonly rows: RowsProgram;
  readonly copy: (draw: Draw, xid: number) => Copy;
}

export interface CopyMaker {
  /** Programs by table and then by number of the original. */
  readonly programs: ReadonlyMap<string, readonly TableProgram[]>;
  readonly drawOf: (index: number) => Draw;
}

/** Prepares the originals: their rows split at what differs between copies. `chance` are 18 bits that no other load has
 * had; `citizenId` is the id of the account of a citizen. */
export function prepareCopies(
  originals: readonly ReadOriginal[],
  places: readonly Place[],
  plan: Plan,
  { chance, citizenId }: { readonly chance: number; readonly citizenId: (number: number) => string },
): CopyMaker {
  const programs = new Map<string, TableProgram[]>();
  for (const original of originals) {
    const slots = [
      ...numberSlots(original),
      ...placeSlots(original, places),
      ...ownerSlots(original, citizenId),
      ...daySlots(original),
    ];
    const swaps = swapsOf(original, slots);
    for (const [table, fields] of original.rows) {
      const rows = compileRows(table, fields, swaps);
      programs.set(table, [...(programs.get(table) ?? []), { rows, copy: copyOf(rows, slots) }]);
    }
  }
  const days = new Map<number, string>();
  const dayOf = (at: number): string => {
    const known = days.get(at) ?? dayBefore(at, 0).slice(2).replaceAll('-', '');
    days.set(at, known);
    return known;
  };
  let last = { number: -1, citizen: citizenOf(0) };
  const lastCitizen = (number: number): Citizen => {
    if (last.number !== number) last = { number, citizen: citizenOf(number) };
    return last.citizen;
  };
  const drawOf = (index: number): Draw => {
    const original = originals[plan.original[index] ?? 0];
    const place = places[plan.place[index] ?? 0];
    if (original === undefined || place === undefined) throw new Error(`The plan has no copy ${index}`);
    const week = plan.week[index] ?? 0;
    const at = original.submittedAt - week * weekMs;
    const citizenNumber = plan.citizen[index] ?? 0;
    return {
      head: headOf(at, chance, index),
      at,
      week,
      place,
      citizenNumber,
      citizen: () => lastCitizen(citizenNumber),
      day: dayOf(at),
      ordinal: plan.ordinal[index] ?? 0,
      result: plan.result[index] ?? 0,
    };
  };
  return { programs, drawOf };
}

function copyOf({ textSlots, idSlots }: RowsProgram, slots: readonly Slot[]): TableProgram['copy'] {
  const texts = slots.flatMap((slot, index): [number, Value][] =>
    textSlots.has(index) ? [[index, valueOf(slot, (value) => Buffer.from(value))]] : [],
  );
  const ids = slots.flatMap((slot, index): [number, Value][] =>
    idSlots.has(index) ? [[index, slot.bytes ?? valueOf(slot, bytesOf)]] : [],
  );
  return (draw, xid) => {
    const copy = { texts: Array<Buffer>(slots.length), ids: Array<Buffer>(slots.length) };
    for (const [index, value] of texts) copy.texts[index] = value(draw);
    for (const [index, value] of ids) copy.ids[index] = value(draw);
    return { ...copy, head: draw.head, shiftDays: draw.week * 7, xid };
  };
}
