import { unsentShelf } from '../../../lib/unsent.ts';
import { emptyForm, isBegun } from './counter-form.ts';
import type { CounterForm } from './counter-form.ts';

interface Whose {
  readonly unitId: string;
  readonly personId: string;
}

type ValueOf<M> = M extends ReadonlyMap<string, infer V> ? V : never;

/** The form as it is sealed: lists instead of maps. */
interface Kept {
  readonly typed: Omit<CounterForm, 'counts' | 'files'>;
  readonly counts: readonly (readonly [string, ValueOf<CounterForm['counts']>])[];
  readonly files: readonly (readonly [string, ValueOf<CounterForm['files']>])[];
}

/** Which tab it is, so that two tabs at one counter do not write over each other; forgotten with all of the tab at sign-out. */
const tabPlace = 'dongbo-counter-tab';

function tabId(): string {
  const known = sessionStorage.getItem(tabPlace);
  if (known !== null) return known;
  const made = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16)).join('');
  sessionStorage.setItem(tabPlace, made);
  return made;
}

const nameOf = ({ unitId, personId }: Whose): string => `counter-${tabId()}-${unitId}-${personId}`;
const shelfOf = (whose: Whose) => unsentShelf<Kept>(nameOf(whose));

/** While the page lives it is at hand without being opened; a browser that seals nothing has this alone. */
const atHand = new Map<string, CounterForm>();

/** Keeps a half-filled form for this tab, sealed under the key of its person, so that loading the page anew or looking at another page
 * loses nothing and nobody else reads it. One in which nothing stands is forgotten; signing out forgets it too. */
export function keepForm(whose: Whose, form: CounterForm): void {
  if (form.procedureCode === null && !isBegun(form)) {
    atHand.delete(nameOf(whose));
    shelfOf(whose).clear();
    return;
  }
  atHand.set(nameOf(whose), form);
  const { counts, files, ...typed } = form;
  const content = { typed, counts: [...counts], files: [...files] };
  shelfOf(whose).write({ version: 0, at: new Date().toISOString(), content });
}

/** The form that this person left half-filled at this counter in this tab while the page lived; null for none. */
export const formAtHand = (whose: Whose): CounterForm | null => atHand.get(nameOf(whose)) ?? null;

/** The same after the page was loaded anew; null for none, and for one of an older shape. */
export async function openKeptForm(whose: Whose): Promise<CounterForm | null> {
  const kept = (await shelfOf(whose).read())?.content;
  if (!Array.isArray(kept?.counts) || !Array.isArray(kept.files)) return null;
  return { ...emptyForm, ...kept.typed, counts: new Map(kept.counts), files: new Map(kept.files) };
}
