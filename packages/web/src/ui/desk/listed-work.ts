import { useSyncExternalStore } from 'react';
import type { DeskLink } from './desk-link.ts';

/** One thing of a list, with the ways to it. */
export interface Listed {
  readonly subjectId: string;
  readonly code: string;
  /** Its own page. */
  readonly page: DeskLink;
  /** The same beside the list; null where the list has no panel. */
  readonly beside: DeskLink | null;
}

interface List {
  /** The list's own address, to go back to. */
  readonly back: DeskLink;
  readonly items: readonly Listed[];
  /** Where in the list the thing stands that is worked on: when it is done it leaves the list, and its place is the next one's. */
  readonly place: number;
}

const storage = 'dongbo.desk.list';
const listeners = new Set<() => void>();
let list: List | null = null;

/** Links are plain data; a list of an older version, or nobody's, is none. */
function stored(): List | null {
  try {
    const found: List | null = JSON.parse(sessionStorage.getItem(storage) ?? 'null');
    return Array.isArray(found?.items) ? found : null;
  } catch {
    return null;
  }
}

const current = (): List | null => (list ??= stored());

function keep(next: List): void {
  list = next;
  sessionStorage.setItem(storage, JSON.stringify(next));
  for (const listener of listeners) listener();
}

/** So many are kept: nobody works through more without looking at the list again. */
const most = 200;

/** Notes the list that is on the screen, in its order. */
export function noteList(back: DeskLink, items: readonly Listed[]): void {
  keep({ back, items: items.slice(0, most), place: current()?.place ?? 0 });
}

/** Notes what of the list is worked on. */
export function notePlace(subjectId: string): void {
  const known = current();
  const place = known?.items.findIndex((item) => item.subjectId === subjectId) ?? -1;
  if (known !== null && place >= 0 && place !== known.place) keep({ ...known, place });
}

/** The next in the list after a thing that may have left it since, and the way back; null where no list led here. Pure. */
export function nextIn({ items, place }: Pick<List, 'items' | 'place'>, subjectId: string): Listed | null {
  const at = items.findIndex((item) => item.subjectId === subjectId);
  const next = at === -1 ? (items[place] ?? items.at(-1)) : (items[at + 1] ?? items[at - 1]);
  return next ?? null;
}

const subscribe = (changed: () => void) => {
  listeners.add(changed);
  return () => listeners.delete(changed);
};

/** What comes after a thing in the list from which it was opened. */
export function useNextInList(subjectId: string): { readonly next: Listed | null; readonly back: DeskLink | null } {
  const known = useSyncExternalStore(subscribe, current);
  return { next: known && nextIn(known, subjectId), back: known?.back ?? null };
}

/** Where in a list somebody was who comes back to it; 0 for a list that is new. */
export function placeIn(subjectIds: readonly string[]): number {
  const known = current();
  if (known === null) return 0;
  const at = subjectIds.indexOf(known.items[known.place]?.subjectId ?? '');
  return at === -1 ? 0 : at;
}
