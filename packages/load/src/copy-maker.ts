import { citizenOf, type Citizen } from './citizens.ts';
import { auditLines, auditText } from './audit-lines.ts';
import type { Place } from './places.ts';
import { dayBefore, type Plan } from './plan-copies.ts';
import type { ReadOriginal } from './read-original.ts';
import { compileRows, compileText, type Copy, type RowsProgram, type Swaps } from './row-program.ts';
import { slotsOf, type Draw, type Slot } from './slots.ts';

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
  readonly copy: (draw: Draw) => Copy;
}

export interface CopyMaker {
  /** Programs by table and then by number of the original. */
  readonly programs: ReadonlyMap<string, readonly TableProgram[]>;
  readonly drawOf: (index: number) => Draw;
  readonly xidOf: (index: number) => number;
}

export interface CopyParts {
  /** 18 bits that no other load has had. */
  readonly chance: number;
  /** The id of a citizen's account. */
  readonly citizenId: (number: number) => string;
  /** Transaction that the entries of the audit of a copy name. */
  readonly xidOf: (index: number) => number;
}

/** Prepares the originals: their rows split at what differs between copies. */
export function prepareCopies(
  originals: readonly ReadOriginal[],
  places: readonly Place[],
  plan: Plan,
  { chance, citizenId, xidOf }: CopyParts,
): CopyMaker {
  const programs = new Map<string, TableProgram[]>();
  for (const original of originals) {
    const slots = slotsOf(original, places, citizenId);
    const swaps = swapsOf(original, slots);
    const entries = auditLines(original, slots);
    const lines = compileText(entries.text, swapsOf(original, entries.slots));
    programs.set(auditText, [...(programs.get(auditText) ?? []), { rows: lines, copy: copyOf(lines, entries.slots) }]);
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
      receipt: plan.receipt[index] ?? 0,
      numbers: plan.numbers.map((numbers) => numbers[index] ?? 0),
      xid: xidOf(index),
    };
  };
  return { programs, drawOf, xidOf };
}

/** A value as PostgreSQL takes it in its binary form. */
const encoderOf = ({ wholeNumber }: Slot): ((value: string) => Buffer) => {
  if (wholeNumber === undefined) return (value) => Buffer.from(value);
  return (value) => {
    const bytes = Buffer.alloc(wholeNumber);
    bytes.writeIntBE(Number(value), 0, wholeNumber);
    return bytes;
  };
};

function copyOf({ textSlots, idSlots }: RowsProgram, slots: readonly Slot[]): TableProgram['copy'] {
  const texts = slots.flatMap((slot, index): [number, Value][] =>
    textSlots.has(index) ? [[index, valueOf(slot, encoderOf(slot))]] : [],
  );
  const ids = slots.flatMap((slot, index): [number, Value][] =>
    idSlots.has(index) ? [[index, slot.bytes ?? valueOf(slot, bytesOf)]] : [],
  );
  return (draw) => {
    const copy = { texts: Array<Buffer>(slots.length), ids: Array<Buffer>(slots.length) };
    for (const [index, value] of texts) copy.texts[index] = value(draw);
    for (const [index, value] of ids) copy.ids[index] = value(draw);
    return { ...copy, head: draw.head, shiftDays: draw.week * 7, xid: draw.xid };
  };
}
