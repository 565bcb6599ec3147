import { emptyForm, isBegun } from './counter-form.ts';
import type { CounterForm } from './counter-form.ts';

const place = 'dongbo-counter-form';

interface Whose {
  readonly unitId: string;
  readonly personId: string;
}

/** The form as it is kept: lists instead of maps. */
interface Kept extends Whose {
  readonly typed: Omit<CounterForm, 'counts' | 'files'>;
  readonly counts: readonly (readonly [
    string,
    CounterForm['counts'] extends ReadonlyMap<string, infer V> ? V : never,
  ])[];
  readonly files: readonly (readonly [string, CounterForm['files'] extends ReadonlyMap<string, infer V> ? V : never])[];
}

/** Keeps a half-filled form for this tab, so that loading the page anew or looking at another page loses nothing. One in which
 * nothing stands is forgotten; signing out forgets it too. */
export function keepForm(whose: Whose, form: CounterForm): void {
  if (form.procedureCode === null && !isBegun(form)) {
    sessionStorage.removeItem(place);
    return;
  }
  const { counts, files, ...typed } = form;
  const kept: Kept = { ...whose, typed, counts: [...counts], files: [...files] };
  sessionStorage.setItem(place, JSON.stringify(kept));
}

/** The form that this person left half-filled at this counter in this tab; null for none, and for one of somebody else's. */
export function keptForm({ unitId, personId }: Whose): CounterForm | null {
  const kept = read();
  if (kept === null || kept.unitId !== unitId || kept.personId !== personId) return null;
  return { ...emptyForm, ...kept.typed, counts: new Map(kept.counts), files: new Map(kept.files) };
}

/** Written by `keepForm` alone; what an older version wrote, or nobody, is none. */
function read(): Kept | null {
  try {
    const found: Kept | null = JSON.parse(sessionStorage.getItem(place) ?? 'null');
    return Array.isArray(found?.counts) && Array.isArray(found.files) ? found : null;
  } catch {
    return null;
  }
}
