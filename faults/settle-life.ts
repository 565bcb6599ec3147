import { setTimeout as pause } from 'node:timers/promises';
import { PersonId } from '@dongbo/contract';
import { getDossier, receiveDossier, writeResult } from '@dongbo/contract/procedures';
import { act, change, idOf, seen, type Case } from './case.ts';
import { payInFull, payAndWithdraw, giveBack } from './money.ts';
import {
  acceptAnswer,
  apologise,
  answer,
  ask,
  proposeAndDecide,
  proposeAndReturn,
  refuseAtIntake,
} from './side-ways.ts';

/** A failed job waits longer each time; the fifth try comes within four minutes. */
const signingPatience = 240_000;

async function receive(held: Case): Promise<void> {
  const { world, dossier, citizen } = held;
  const dossierId = idOf(held);
  const known = await world.officials.counter.call(getDossier, { dossierId });
  dossier.version = known.version;
  const input = {
    dossierId,
    version: known.version,
    papers: [{ componentId: world.componentId, photocopies: 1 }],
    ...(known.needsTimeLimit ? { timeLimit: { unit: 'working-day', value: 1 } as const } : {}),
  };
  await change(held, world.officials.counter, receiveDossier, input, [
    'dossier-moved:receive',
    ...(known.clock === null ? ['dossier-received'] : []),
    // At the counter it came in with originals.
    ...(citizen === null ? ['dossier-papers-changed'] : []),
    // Receiving accepts what was supplemented.
    ...(known.supplement === null ? [] : ['supplement-accepted']),
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

type Step = () => Promise<void>;

const assigneeOf = ({ world }: Case) => PersonId.parse(world.officials.specialist.id);

/** What may happen to a dossier that waits for reception; the last of them may end it there. */
function beforeReception(held: Case): Step[] {
  const { chance, citizen } = held;
  if (citizen === null) return [];
  if (chance.happens(0.04)) return [() => refuseAtIntake(held)];
  if (chance.happens(0.04)) return [() => payAndWithdraw(held, citizen)];
  const asks = chance.happens(0.1);
  return [...(asks ? [() => ask(held, 'counter'), () => answer(held)] : []), () => receive(held)];
}

/** What may happen while the specialist has it; true: it ends there. */
function inProcessing(held: Case): { readonly steps: Step[]; readonly ends: boolean } {
  const { chance } = held;
  const ends = chance.happens(0.05);
  const asks = chance.happens(0.2);
  return {
    steps: [
      ...(asks ? [() => ask(held, 'specialist'), () => answer(held), () => acceptAnswer(held)] : []),
      ...(chance.happens(0.1) ? [() => apologise(held)] : []),
      ...(chance.happens(0.06) ? [() => proposeAndReturn(held)] : []),
      ...(ends ? [() => proposeAndDecide(held)] : []),
    ],
    ends,
  };
}

/** From the result that is written to its hand-over. */
const straightOn = (held: Case): Step[] => [
  async () => {
    const written = { title: 'Giấy khai sinh (thử lỗi)', body: `Kết quả của ${held.dossier.code}.` };
    await change(held, held.world.officials.specialist, writeResult, { ...seen(held), ...written }, ['result-written']);
  },
  () => act(held, 'specialist', 'forward'),
  () => act(held, 'head', 'forward'),
  () => act(held, 'leader', 'approve', {}, ['result-numbered', 'result-signed']),
  () => untilSigned(held),
  () => act(held, 'clerk', 'issue', {}, ['result-issued']),
  () => act(held, 'counter', 'hand-over', { receiver: 'owner' }, ['result-returned']),
];

function stepsOf(held: Case): Step[] {
  const { chance } = held;
  const first = beforeReception(held);
  const detour = chance.happens(0.08);
  const pays = chance.happens(0.3);
  const { steps, ends } = inProcessing(held);
  return [
    ...first,
    ...(detour ? [() => act(held, 'head', 'return', { reason: 'Thiếu giấy tờ' }), () => receive(held)] : []),
    ...(pays ? [() => payInFull(held)] : []),
    () => act(held, 'head', 'assign', { assigneeId: assigneeOf(held) }, ['dossier-assigned']),
    ...steps,
    ...(ends ? [] : straightOn(held)),
    ...(pays && chance.happens(0.2) ? [() => giveBack(held)] : []),
  ];
}

const isOver = ({ dossier }: Case): boolean => ['refused', 'withdrawn', 'stopped'].includes(dossier.state);

/** Brings a dossier to its end. False: it was left lying on the way, as happens, or the run is over. */
export async function settle(held: Case): Promise<boolean> {
  const { world, chance } = held;
  const steps = stepsOf(held);
  const leftAt = chance.happens(0.15) ? chance.between(0, steps.length - 1) : steps.length;
  for (const step of steps.slice(0, leftAt)) {
    if (world.isOver()) return false;
    await step();
    if (isOver(held)) return true;
  }
  return leftAt === steps.length;
}
