import { ProblemError, type CallOf, type Endpoint, type OutputOf } from '@dongbo/contract';
import { DossierId, actOnDossier, type DossierChanged } from '@dongbo/contract/procedures';
import { expectEvents, type ExpectedDossier } from './journal.ts';
import { write, type LifeWorld, type Official } from './life-world.ts';
import type { Chance } from './random.ts';
import type { Stubborn } from './stubborn-client.ts';

/** A dossier in the hands of those who have to do with it. */
export interface Case {
  readonly world: LifeWorld;
  readonly chance: Chance;
  readonly dossier: ExpectedDossier;
  /** Who filed it online; null: it came on paper. */
  readonly citizen: Stubborn | null;
}

/** Refusals with which one of two who act at once learns that the other was faster. */
const lostRace = new Set([
  'dossier.changed-meanwhile',
  'dossier.action-not-possible',
  'dossier.not-waiting-for-reception',
  'supplement.answered-elsewhere',
  'supplement.none-open',
  'ending.changed-elsewhere',
  'fee.demand-changed',
  'fee.demand-closed',
  'fee.refunded-already',
]);

/** Does something, sometimes while the same person does it in a second window with another request id: one of the two takes effect,
 * the other is told. */
export async function once<E extends Endpoint>(
  { world, chance }: Case,
  person: Stubborn,
  endpoint: E,
  input: CallOf<E>,
): Promise<OutputOf<E>> {
  const send = () => write(world, person, chance, endpoint, input);
  if (!chance.happens(0.1)) return await send();
  world.journal.counts.rivals += 1;
  const both = await Promise.allSettled([send(), send()]);
  const done = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  for (const one of both) {
    if (one.status === 'fulfilled') continue;
    const code = one.reason instanceof ProblemError ? one.reason.problem.code : '';
    if (!lostRace.has(code)) throw one.reason;
    world.journal.counts.refusedRivals += 1;
  }
  const [first] = done;
  if (first === undefined || done.length !== 1)
    throw new Error(`${done.length} of two rivals at ${endpoint.name} took effect`);
  return first;
}

/** Does an act that changes the dossier, as `once`, and notes what has to be found of it. */
export async function change<E extends Endpoint>(
  held: Case,
  person: Stubborn,
  endpoint: E,
  input: CallOf<E> & { readonly dossierId: DossierId; readonly version: number },
  events: readonly string[],
): Promise<void> {
  // Every endpoint that changes a dossier answers what it has become.
  const after = (await once(held, person, endpoint, input)) as DossierChanged;
  expectEvents(held.dossier, events);
  held.dossier.version = after.version;
  held.dossier.state = after.state;
}

export const idOf = ({ dossier }: Pick<Case, 'dossier'>): DossierId => DossierId.parse(dossier.id);
/** The dossier as the caller saw it. */
export const seen = (held: Case) => ({ dossierId: idOf(held), version: held.dossier.version });

/** One of the actions of the dossier's process. */
export async function act(
  held: Case,
  who: Official,
  action: string,
  more: Omit<CallOf<typeof actOnDossier>, 'dossierId' | 'version' | 'action'> = {},
  events: readonly string[] = [],
): Promise<void> {
  const input = { ...seen(held), action, ...more };
  await change(held, held.world.officials[who], actOnDossier, input, [`dossier-moved:${action}`, ...events]);
}
