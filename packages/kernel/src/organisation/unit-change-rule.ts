import { fromEpochDay, parsePlainDate, toEpochDay } from '../time/plain-date.ts';

/** A name of a unit as it is stored; days as YYYY-MM-DD. */
export interface StoredName {
  readonly name: string;
  readonly type: string | null;
  readonly from: string;
  readonly to: string | null;
}

/** The day before a day, both YYYY-MM-DD. */
export const dayBefore = (day: string): string => fromEpochDay(toEpochDay(parsePlainDate(day)) - 1);

/** What a new name from a day on does to the names there are: it ends the last one the day before; one that was planned for this
 * day and has not begun is replaced. Null: it would begin on or before the day of a name that holds or held. */
export function planName(
  names: readonly StoredName[],
  from: string,
  today: string,
): { readonly ends: StoredName | null; readonly replaces: StoredName | null } | null {
  const last = names.toSorted((a, b) => a.from.localeCompare(b.from)).at(-1);
  if (last === undefined) return { ends: null, replaces: null };
  if (last.from > today && last.from === from) return { ends: null, replaces: last };
  return last.from < from ? { ends: last, replaces: null } : null;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The name of a unit below when its commune or department is renamed: "Phòng Kinh tế xã Đại Phước" ends with the name of the
 * commune and follows it. Null: the name does not hold it. */
export function nameThatFollows(below: string, oldName: string, newName: string): string | null {
  for (const [from, to] of [
    [lowerFirst(oldName), lowerFirst(newName)],
    [oldName, newName],
  ] as const)
    if (below.endsWith(` ${from}`)) return `${below.slice(0, -from.length)}${to}`;
  return null;
}

/** Which kinds of units may stand directly below which. */
const kindsBelow: Readonly<Record<string, readonly string[]>> = {
  province: ['department', 'commune', 'one-stop', 'service-centre', 'division', 'vendor'],
  department: ['one-stop', 'division', 'service-centre'],
  commune: ['one-stop', 'division', 'service-centre'],
  'one-stop': ['division'],
  'service-centre': ['one-stop', 'division'],
  division: [],
  vendor: ['division'],
};

/** May a unit of a kind belong to one of another kind (Law 72/2025/QH15: province and commune, nothing between)? */
export const mayBelongTo = (kind: string, parentKind: string): boolean => (kindsBelow[parentKind] ?? []).includes(kind);
