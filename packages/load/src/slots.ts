import { fold, foldName } from '@dongbo/contract';
import type { Citizen } from './citizens.ts';
import { registerAt, writtenAs, type DrawnNumber } from './drawn-numbers.ts';
import { swappedRoles, type Official, type Place } from './places.ts';
import { shiftDay } from './plan-copies.ts';
import type { ReadOriginal } from './read-original.ts';
import { idText, rowId } from './row-program.ts';

/** Everything that a slot of a copy is made of. */
export interface Draw {
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
  readonly receipt: number;
  /** Those that it has drawn beside, in the order of its original. */
  readonly numbers: readonly number[];
  /** Transaction that the entries of the audit name. */
  readonly xid: number;
}

/** A value that differs between copies. */
export interface Slot {
  /** What it replaces in texts; null when it replaces an id or a whole column only. */
  readonly replaces: string | null;
  /** The id or the column that it replaces. */
  readonly replacesId?: string;
  readonly column?: string;
  readonly text: (draw: Draw) => string;
  /** Bytes of a column of whole numbers; absent: a text. */
  readonly wholeNumber?: 2 | 4;
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
    // Others of the commune who were asked.
    ...Object.entries(own?.divisions ?? {})
      .filter(([, id]) => id !== original.divisionId)
      .map(([key, id]) => idSlot(id, ({ place }) => place.divisions[key] ?? place.id, sameBy)),
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

function ownerSlots(original: ReadOriginal, citizenId: (number: number) => string): Slot[] {
  const slots: Slot[] = [
    { replaces: original.ownerName, text: ({ citizen }) => citizen().name },
    { replaces: foldName(original.ownerName), text: ({ citizen }) => citizen().folded },
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
  ];
  const { resultNumber, numberedOn, receiptNumber, checkToken } = original;
  if (checkToken !== null)
    slots.push({ replaces: checkToken, text: ({ head }) => idText(rowId(head, 0)).replaceAll('-', '') });
  if (receiptNumber !== null) {
    const written = ({ receipt }: Draw): string =>
      `${String(receipt).padStart(2, '0')}${receiptNumber.slice(receiptNumber.indexOf('/'))}`;
    // On the receipt (form 01), and of the dossier itself.
    slots.push({ replaces: `"${receiptNumber}"`, text: (draw) => `"${written(draw)}"` });
    slots.push({ replaces: null, column: 'dossier.receipt_number', text: written });
  }
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

const yearOf = ({ day }: DrawnNumber, { week }: Draw): string => shiftDay(day, week).slice(0, 4);

/** Numbers that acts beside the straight way have drawn, on paper and in their registers. */
function drawnSlots(original: ReadOriginal): Slot[] {
  return original.numbers.flatMap((number, which): Slot[] => {
    const drawn = ({ numbers }: Draw): number => numbers[which] ?? 0;
    const written = (draw: Draw): string => writtenAs(number, drawn(draw));
    const book = ({ place }: Draw): string => registerAt(number, original, place);
    const whole = (column: string, text: Slot['text']): Slot => ({ replaces: null, column, text });
    switch (number.table) {
      case 'fee_payment':
        return [
          { replaces: `"${number.written}"`, text: (draw) => `"${written(draw)}"` },
          whole('fee_payment.receipt_number', written),
          whole('fee_payment.receipt_book', (draw) => `${book(draw)}/${yearOf(number, draw)}`),
        ];
      case 'site_check':
        return [
          { replaces: number.written, text: written },
          whole('site_check.book', (draw) => `${book(draw)}:${yearOf(number, draw)}`),
        ];
      case 'issued_letter':
        return [
          { replaces: number.written, text: written },
          { ...whole('issued_letter.serial', (draw) => String(drawn(draw))), wholeNumber: 4 },
          { ...whole('issued_letter.year', (draw) => yearOf(number, draw)), wholeNumber: 2 },
        ];
    }
  });
}

/** Everything in which the copies of an original differ. The first is `headSlot`. */
export function slotsOf(
  original: ReadOriginal,
  places: readonly Place[],
  citizenId: (number: number) => string,
): readonly Slot[] {
  return [
    { replaces: null, text: ({ head }) => idText(rowId(head, 0)).slice(0, 30) },
    ...numberSlots(original),
    ...drawnSlots(original),
    ...placeSlots(original, places),
    ...ownerSlots(original, citizenId),
    ...daySlots(original),
  ];
}
