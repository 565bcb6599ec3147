import { setTimeout as pause } from 'node:timers/promises';
import { ProblemError, PersonId, type CallOf, type Endpoint, type OutputOf } from '@dongbo/contract';
import { DossierId, actOnDossier, getDossier, receiveDossier, writeResult } from '@dongbo/contract/procedures';
import { expectEvents, type ExpectedDossier } from './journal.ts';
import { write, type LifeWorld, type Official } from './life-world.ts';
import type { Chance } from './random.ts';

/** A failed job waits longer each time; the fifth try comes within four minutes. */
const signingPatience = 240_000;

/** A dossier in the hands of those who settle it. */
interface Case {
  readonly world: LifeWorld;
  readonly chance: Chance;
  readonly dossier: ExpectedDossier;
}

/** Refusals with which one of two officers who act at once learns that the other was faster. */
const lostRace = new Set([
  'dossier.changed-meanwhile',
  'dossier.action-not-possible',
  'dossier.not-waiting-for-reception',
]);

type Changing = { readonly dossierId: DossierId; readonly version: number };

/** Does an act, sometimes while the same person does it in a second window with another request id: one of the two takes
 * effect, the other is told. */
async function change<E extends Endpoint>(
  { world, chance, dossier }: Case,
  who: Official,
  endpoint: E,
  input: CallOf<E> & Changing,
  events: readonly string[],
): Promise<OutputOf<E> & { version: number }> {
  const person = world.officials[who];
  const send = () => write(world, person, chance, endpoint, input);
  if (!chance.happens(0.1)) return settled(dossier, await send(), events);
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
  return settled(dossier, first, events);
}

function settled<T>(dossier: ExpectedDossier, answer: T, events: readonly string[]): T & { version: number } {
  // Every endpoint that changes a dossier answers the dossier with its version.
  const after = answer as T & { version: number };
  expectEvents(dossier, events);
  dossier.version = after.version;
  return after;
}

const idOf = ({ dossier }: Case): DossierId => DossierId.parse(dossier.id);

async function act(
  held: Case,
  who: Official,
  action: string,
  more: Omit<CallOf<typeof actOnDossier>, 'dossierId' | 'version' | 'action'> = {},
  events: readonly string[] = [],
): Promise<void> {
  const input = { dossierId: idOf(held), version: held.dossier.version, action, ...more };
  await change(held, who, actOnDossier, input, [`dossier-moved:${action}`, ...events]);
}

async function receive(held: Case): Promise<void> {
  const { world, dossier } = held;
  const dossierId = idOf(held);
  const seen = await world.officials.counter.call(getDossier, { dossierId });
  dossier.version = seen.version;
  const isFirst = seen.clock === null;
  const input = {
    dossierId,
    version: seen.version,
    papers: [{ componentId: world.componentId, photocopies: 1 }],
    ...(seen.needsTimeLimit ? { timeLimit: { unit: 'working-day', value: 1 } as const } : {}),
  };
  await change(held, 'counter', receiveDossier, input, [
    'dossier-moved:receive',
    ...(isFirst ? ['dossier-received'] : []),
    // At the counter it came in with originals.
    ...(dossier.personId === null ? ['dossier-papers-changed'] : []),
  ]);
}

async function untilSigned(held: Case): Promise<void> {
  const deadline = performance.now() + signingPatience;
  while (performance.now() < deadline) {
    const { result } = await held.world.officials.clerk.call(getDossier, { dossierId: idOf(held) });
    if (result?.state === 'signed') return;
    await pause(250);
  }
  throw new Error(`The result of ${held.dossier.code} was not signed within ${signingPatience / 1000} s`);
}

const assigneeOf = ({ world }: Case) => PersonId.parse(world.officials.specialist.id);

function stepsOf(held: Case, waitsForReception: boolean): (() => Promise<void>)[] {
  const assign = () => act(held, 'head', 'assign', { assigneeId: assigneeOf(held) }, ['dossier-assigned']);
  const detour = held.chance.happens(0.08);
  return [
    ...(waitsForReception ? [() => receive(held)] : []),
    ...(detour ? [() => act(held, 'head', 'return', { reason: 'Thiếu giấy tờ' }), () => receive(held)] : []),
    assign,
    async () => {
      const written = { title: 'Giấy khai sinh (thử lỗi)', body: `Kết quả của ${held.dossier.code}.` };
      const input = { dossierId: idOf(held), version: held.dossier.version, ...written };
      await change(held, 'specialist', writeResult, input, ['result-written']);
    },
    () => act(held, 'specialist', 'forward'),
    () => act(held, 'head', 'forward'),
    () => act(held, 'leader', 'approve', {}, ['result-numbered', 'result-signed']),
    () => untilSigned(held),
    () => act(held, 'clerk', 'issue', {}, ['result-issued']),
    () => act(held, 'counter', 'hand-over', { receiver: 'owner' }, ['result-returned']),
  ];
}

/** Brings a dossier to its end. False: it was left lying on the way, as happens, or it is over. */
export async function settle(
  world: LifeWorld,
  chance: Chance,
  dossier: ExpectedDossier,
  waitsForReception: boolean,
): Promise<boolean> {
  const steps = stepsOf({ world, chance, dossier }, waitsForReception);
  const leftAt = chance.happens(0.15) ? chance.between(0, steps.length - 1) : steps.length;
  for (const step of steps.slice(0, leftAt)) {
    if (world.isOver()) return false;
    await step();
  }
  return leftAt === steps.length;
}
