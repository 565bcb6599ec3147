import type { Field } from './read-rows.ts';

/** One copy while it is written: everything that a row can ask for. Texts and ids are asked by slot. */
export interface Copy {
  /** UTF-8 of each slot, as it stands in texts. */
  readonly texts: readonly Buffer[];
  /** 16 bytes of each slot that is an id. */
  readonly ids: readonly Buffer[];
  /** First 13 bytes of the ids of this copy's rows; the last three say which row. */
  readonly head: Buffer;
  readonly shiftDays: number;
  readonly xid: number;
}

/** Slot of the first 30 characters of the ids of a copy's rows; six more say which row. */
export const headSlot = 0;

/** What is named in an original and replaced in its copies. */
export interface Swaps {
  /** Slot by the text that it replaces. */
  readonly texts: ReadonlyMap<string, number>;
  /** Slot by the id (text form) that it replaces. */
  readonly ids: ReadonlyMap<string, number>;
  /** Last three bytes by the id of a row that is new in each copy. */
  readonly rows: ReadonlyMap<string, number>;
  /** Slot that replaces the whole value of a column, by `table.column`. */
  readonly columns: ReadonlyMap<string, number>;
}

type Part =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'length'; readonly base: number; readonly slots: readonly number[] }
  | { readonly kind: 'text'; readonly slot: number }
  | { readonly kind: 'id'; readonly slot: number }
  | { readonly kind: 'row-id'; readonly suffix: number }
  | { readonly kind: 'instant'; readonly micros: number }
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: 'xid' };

/** The rows of an original in one table, made ready to be written again and again: a list of numbers, each kind of part
 * followed by what it needs. Flat, because a copy of some fifty rows is written from memory that must stay near. */
export interface RowsProgram {
  readonly steps: Int32Array;
  /** What stays in every copy, one piece after the other. */
  readonly constants: Buffer;
  readonly instants: Float64Array;
  readonly rows: number;
  /** Slots of its texts, and those of its ids. */
  readonly textSlots: ReadonlySet<number>;
  readonly idSlots: ReadonlySet<number>;
  /** No copy of them takes more bytes. */
  readonly atMost: number;
}

const longestSlot = 400;
const microsADay = 86_400_000_000;
const nullLength = Buffer.from([0xff, 0xff, 0xff, 0xff]);

const int16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
};
const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const fixed = (bytes: Buffer): Part => ({ kind: 'bytes', bytes });

const escapePattern = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** The text in pieces: what stays, and what is swapped; of two that begin at the same place the longer one. */
function textParts(text: string, { texts, rows }: Swaps): Part[] {
  const keys = [...texts.keys(), ...rows.keys()].filter((key) => text.includes(key));
  if (keys.length === 0) return [fixed(Buffer.from(text))];
  const pattern = new RegExp(
    `(${keys
      .toSorted((one, other) => other.length - one.length)
      .map(escapePattern)
      .join('|')})`,
  );
  return text.split(pattern).flatMap((piece): Part[] => {
    const slot = texts.get(piece);
    if (slot !== undefined) return [{ kind: 'text', slot }];
    const suffix = rows.get(piece);
    if (suffix !== undefined)
      return [{ kind: 'text', slot: headSlot }, fixed(Buffer.from(suffix.toString(16).padStart(6, '0')))];
    return piece === '' ? [] : [fixed(Buffer.from(piece))];
  });
}

function variable(parts: readonly Part[], prefix: number): Part[] {
  const slots = parts.flatMap((part) => (part.kind === 'text' ? [part.slot] : []));
  const base = parts.reduce((sum, part) => sum + (part.kind === 'bytes' ? part.bytes.length : 0), prefix);
  return [{ kind: 'length', base, slots }, ...parts];
}

function idParts(text: string, bytes: Buffer, swaps: Swaps): Part[] {
  const slot = swaps.ids.get(text);
  if (slot !== undefined) return [fixed(int32(16)), { kind: 'id', slot }];
  const suffix = swaps.rows.get(text);
  if (suffix !== undefined) return [fixed(int32(16)), { kind: 'row-id', suffix }];
  return [fixed(int32(16)), fixed(bytes)];
}

function fieldParts(table: string, { column, type, text, bytes }: Field, swaps: Swaps): Part[] {
  if (text === null || bytes === null) return [fixed(nullLength)];
  const whole = swaps.columns.get(`${table}.${column}`);
  if (whole !== undefined) return variable([{ kind: 'text', slot: whole }], 0);
  if (type === 'uuid') return idParts(text, bytes, swaps);
  if (type === 'xid8') return [fixed(int32(8)), { kind: 'xid' }];
  if (type === 'timestamp with time zone')
    return [fixed(int32(8)), { kind: 'instant', micros: Number(bytes.readBigInt64BE()) }];
  if (type === 'date') return [fixed(int32(4)), { kind: 'day', day: bytes.readInt32BE() }];
  if (type === 'text') return variable(textParts(text, swaps), 0);
  if (type === 'jsonb') {
    // The binary form of jsonb is the number of that form, 1, and then its text.
    const [length, ...parts] = variable(textParts(text, swaps), 1);
    return [...(length ? [length] : []), fixed(Buffer.from([1])), ...parts];
  }
  return [fixed(int32(bytes.length)), fixed(bytes)];
}

/** Bytes that stand side by side in every copy are written as one. */
function joined(parts: readonly Part[]): Part[] {
  const done: Part[] = [];
  for (const part of parts) {
    // A length of what never changes never changes either.
    const one: Part = part.kind === 'length' && part.slots.length === 0 ? fixed(int32(part.base)) : part;
    const last = done.at(-1);
    if (one.kind === 'bytes' && last?.kind === 'bytes')
      done[done.length - 1] = fixed(Buffer.concat([last.bytes, one.bytes]));
    else done.push(one);
  }
  return done;
}

const sizeOf = (part: Part): number => {
  if (part.kind === 'bytes') return part.bytes.length;
  return part.kind === 'text' ? longestSlot : 16;
};

const step = { bytes: 0, length: 1, text: 2, id: 3, rowId: 4, instant: 5, day: 6, xid: 7 } as const;

/** Prepares rows: PostgreSQL's binary form of them, split where a copy differs. */
export function compileRows(table: string, rows: readonly (readonly Field[])[], swaps: Swaps): RowsProgram {
  const parts = rows.flatMap((row) => [
    fixed(int16(row.length)),
    ...row.flatMap((field) => fieldParts(table, field, swaps)),
  ]);
  return programOf(joined(parts), rows.length);
}

/** Prepares a text, split where a copy differs. */
export function compileText(text: string, swaps: Swaps): RowsProgram {
  return programOf(joined(textParts(text, swaps)), 1);
}

function programOf(parts: readonly Part[], rows: number): RowsProgram {
  const steps: number[] = [];
  const pieces: Buffer[] = [];
  const instants: number[] = [];
  let offset = 0;
  for (const part of parts) {
    if (part.kind === 'bytes') {
      steps.push(step.bytes, offset, part.bytes.length);
      pieces.push(part.bytes);
      offset += part.bytes.length;
    } else if (part.kind === 'length') steps.push(step.length, part.base, part.slots.length, ...part.slots);
    else if (part.kind === 'text') steps.push(step.text, part.slot);
    else if (part.kind === 'id') steps.push(step.id, part.slot);
    else if (part.kind === 'row-id') steps.push(step.rowId, part.suffix);
    else if (part.kind === 'instant') steps.push(step.instant, instants.push(part.micros) - 1);
    else if (part.kind === 'day') steps.push(step.day, part.day);
    else steps.push(step.xid);
  }
  return {
    steps: Int32Array.from(steps),
    constants: Buffer.concat(pieces),
    instants: Float64Array.from(instants),
    rows,
    textSlots: new Set(parts.flatMap((part) => (part.kind === 'text' ? [part.slot] : []))),
    idSlots: new Set(parts.flatMap((part) => (part.kind === 'id' ? [part.slot] : []))),
    atMost: parts.reduce((sum, part) => sum + sizeOf(part), 0),
  };
}

/** `Buffer.copy` costs more than the bytes when they are few. */
function putPart(from: Buffer, start: number, end: number, to: Buffer, at: number): number {
  if (end - start > 160) return at + from.copy(to, at, start, end);
  let place = at;
  for (let index = start; index < end; index += 1) to[place++] = from[index] ?? 0;
  return place;
}

const put = (from: Buffer, to: Buffer, at: number): number => putPart(from, 0, from.length, to, at);

function putInt64(value: number, to: Buffer, at: number): number {
  const high = Math.floor(value / 2 ** 32);
  to.writeInt32BE(high, at);
  return to.writeUInt32BE(value - high * 2 ** 32, at + 4);
}

function putSuffix(suffix: number, to: Buffer, at: number): number {
  return to.writeUIntBE(suffix, at, 3);
}

/** Text form of an id. */
export function idText(bytes: Buffer): string {
  const text = bytes.toString('hex');
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}

/** The id of a copy's row; the copy's own has the suffix zero. */
export function rowId(head: Buffer, suffix: number): Buffer {
  const bytes = Buffer.alloc(16);
  putSuffix(suffix, bytes, put(head, bytes, 0));
  return bytes;
}

const slotAt = (values: readonly Buffer[], slot: number): Buffer => {
  const value = values[slot];
  if (value === undefined) throw new Error(`Slot ${slot} of a copy is empty`);
  return value;
};

/** Writes the rows of a copy; answers where they end. `to` must have room for `atMost` bytes. */
export function writeRows({ steps, constants, instants }: RowsProgram, copy: Copy, to: Buffer, at: number): number {
  const micros = copy.shiftDays * microsADay;
  let end = at;
  let next = 0;
  const argument = (): number => steps[next++] ?? 0;
  while (next < steps.length) {
    switch (argument()) {
      case step.bytes: {
        const from = argument();
        end = putPart(constants, from, from + argument(), to, end);
        break;
      }
      case step.length: {
        let length = argument();
        for (let left = argument(); left > 0; left -= 1) length += slotAt(copy.texts, argument()).length;
        end = to.writeInt32BE(length, end);
        break;
      }
      case step.text:
        end = put(slotAt(copy.texts, argument()), to, end);
        break;
      case step.id:
        end = put(slotAt(copy.ids, argument()), to, end);
        break;
      case step.rowId:
        end = putSuffix(argument(), to, put(copy.head, to, end));
        break;
      case step.instant:
        end = putInt64((instants[argument()] ?? 0) - micros, to, end);
        break;
      case step.day:
        end = to.writeInt32BE(argument() - copy.shiftDays, end);
        break;
      default:
        end = putInt64(copy.xid, to, end);
    }
  }
  return end;
}
