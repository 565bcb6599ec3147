import { identityText } from '@dongbo/contract';
import type { Procedure } from '@dongbo/contract/procedures';
import type { CounterForm } from './counter-form.ts';
import { withLacking } from './lacking.ts';

/** What is asked about once before somebody is taken in: often forgotten, and sometimes right. */
export interface Doubt {
  /** `papers`: the case needs them, and they are not there; `held`: neither, but the administration has them and nobody took them over. */
  readonly about: 'papers' | 'held' | 'number';
  /** Papers by name. */
  readonly names: readonly string[];
}

/** Papers that the case needs were not handed in; nobody's number was written down. Where the procedure wants neither, nothing is
 * asked. Pure. */
export function doubtsOf(form: CounterForm, procedure: Procedure, held: ReadonlySet<string>): readonly Doubt[] {
  const lacking = withLacking(form, procedure).filter(({ missing }) => missing === true);
  const namesOf = (isHeld: boolean) => lacking.filter(({ id }) => held.has(id) === isHeld).map(({ name }) => name);
  const doubts: readonly Doubt[] = [
    { about: 'papers', names: namesOf(false) },
    { about: 'held', names: namesOf(true) },
  ];
  return [
    ...doubts.filter(({ names }) => names.length > 0),
    ...(identityText(form.identityNumber) === '' ? [{ about: 'number' as const, names: [] }] : []),
  ];
}
