import {
  actOnDossier,
  correctDossier,
  makeReceipt,
  receiveDossier,
  writeResult,
  confirmArrivals,
  confirmBundle,
  rateMyDossier,
  sendBundle,
} from '@dongbo/contract/procedures';
import { runJob } from '@dongbo/kernel';
import { sweepApologies } from '../apologies/weigh-apologies.ts';
import { officials, personIdOf } from '../dossiers/settling-world.fixture.ts';
import { isSameVisit } from '../visits/same-visit-rule.ts';
import { sweepSupplements } from '../supplements/sweep-supplements.ts';
import { holderOf, peopleOf, stepOf, type Life } from './life.fixture.ts';

/** Something that may happen to a dossier. */
export interface Act {
  readonly name: string;
  /** Whether it is on the way to the end. */
  readonly onward?: true;
  /** Whether it ends a life early, or does little: seldom chosen. */
  readonly rare?: true;
  /** Whether it makes sense now; the operation decides whether it is done. */
  readonly can: (life: Life) => boolean;
  /** Does it, with a number for what is chosen in it. */
  readonly run: (life: Life, dice: number) => Promise<unknown>;
}

/** The dossier as the caller saw it. */
export const seen = ({ id: dossierId, dossier: { version } }: Life) => ({ dossierId, version });

const at = (kind: string) => (life: Life) => stepOf(life)?.kind === kind && life.dossier.openPath === null;

async function move(life: Life, action: string, as: string, more: object = {}): Promise<unknown> {
  return await life.world.call(actOnDossier, { ...seen(life), action, ...more }, { as });
}

async function receive(life: Life, more: object = {}): Promise<unknown> {
  const timeLimit = life.beginning === 'no-limit' && life.dossier.clock === null ? { timeLimit: life.limit } : {};
  return await life.world.call(receiveDossier, { ...seen(life), ...timeLimit, ...more }, { as: officials.counter });
}

const forwardOf = (life: Life) =>
  stepOf(life)?.actions.find(({ id, backward }) => backward !== true && id !== 'assign' && id !== 'receive');
const backOf = (life: Life) =>
  stepOf(life)?.actions.filter(({ backward, needs }) => backward && needs.includes('reason'));

/** Who signed waits for the worker. */
const isSigning = ({ dossier: { result } }: Life) => result?.state === 'signing';
const writes = (life: Life) => at('processing')(life) && life.dossier.result === null;

/** What the worker does by the clock. */
async function night({ world }: Life): Promise<void> {
  for (const sweep of [sweepApologies, sweepSupplements])
    await runJob(world.worker, sweep.job, { space: 'official', payload: {} });
  await world.drain();
}

const straight: readonly Act[] = [
  { name: 'receive', onward: true, can: (life) => stepOf(life)?.kind === 'reception', run: (life) => receive(life) },
  {
    name: 'assign',
    onward: true,
    can: at('assignment'),
    run: async (life, dice) => {
      const people = peopleOf(life);
      const assigneeId = await personIdOf(life.world, dice % 3 === 2 ? people.second : people.specialist);
      return await move(life, 'assign', people.head, { assigneeId });
    },
  },
  {
    name: 'write result',
    onward: true,
    can: writes,
    run: (life) =>
      life.world.call(writeResult, { ...seen(life), title: 'Kết quả', body: 'Nội dung.' }, { as: holderOf(life) }),
  },
  {
    name: 'forward',
    onward: true,
    can: (life) => life.dossier.openPath === null && !writes(life) && !isSigning(life) && forwardOf(life) !== undefined,
    run: (life) => move(life, forwardOf(life)?.id ?? '', holderOf(life), { receiver: 'owner' }),
  },
  { name: 'sign', onward: true, can: isSigning, run: ({ world }) => world.drain() },
  {
    name: 'confirm arrival',
    onward: true,
    can: ({ dossier }) => dossier.openPath === 'on-its-way',
    run: (life) => life.world.call(confirmArrivals, { dossiers: [seen(life)] }, { as: peopleOf(life).head }),
  },
];

const lists: readonly Act[] = [
  {
    name: 'send list',
    can: ({ beside }) => beside.waitingPapers.length > 0,
    run: ({ world, beside, counterId }) =>
      world.call(
        sendBundle,
        { fromUnitId: counterId, handoverIds: [...beside.waitingPapers] },
        { as: officials.counter },
      ),
  },
  {
    name: 'confirm list',
    onward: true,
    can: ({ beside }) => beside.bundle !== null,
    run: (life, dice) => {
      const { world, beside } = life;
      const fault = { handoverId: beside.bundle?.handoverId ?? '', componentId: 'g1.c1' };
      const faults =
        dice % 3 === 0 ? [{ ...fault, state: dice % 2 === 0 ? ('missing' as const) : ('damaged' as const) }] : [];
      return world.call(confirmBundle, { bundleId: beside.bundle?.id ?? '', faults }, { as: peopleOf(life).clerk });
    },
  },
];

const sideways: readonly Act[] = [
  {
    name: 'return',
    can: (life) => (backOf(life)?.length ?? 0) > 0 && life.dossier.openPath === null,
    run: (life, dice) => {
      const ways = backOf(life) ?? [];
      return move(life, ways[dice % ways.length]?.id ?? '', holderOf(life), { reason: 'Cần xem lại' });
    },
  },
  {
    name: 'give to a colleague',
    can: (life) => stepOf(life)?.kind === 'processing' && !isSameVisit(life.dossier),
    run: async (life, dice) => {
      const people = peopleOf(life);
      const assigneeId = await personIdOf(life.world, dice % 2 === 0 ? people.second : people.specialist);
      return await move(life, 'assign', people.head, { assigneeId });
    },
  },
  {
    name: 'hand to another division',
    can: (life) => stepOf(life)?.kind === 'reception' && life.beginning !== 'elsewhere',
    run: (life) => receive(life, { divisionId: life.otherUnitId }),
  },
  {
    name: 'correct',
    rare: true,
    can: ({ dossier }) => dossier.stepId !== null,
    run: (life, dice) =>
      life.world.call(
        correctDossier,
        { ...seen(life), owner: { address: `Số ${dice} đường Minh Họa` }, reason: 'Ghi nhầm khi nhập' },
        { as: officials.counter },
      ),
  },
  {
    name: 'make receipt',
    can: ({ beginning, dossier }) => beginning === 'same-visit' && dossier.stepId !== null,
    run: (life) => life.world.call(makeReceipt, seen(life), { as: officials.counter }),
  },
  { name: 'night', rare: true, can: ({ dossier }) => dossier.stepId !== null, run: night },
  {
    name: 'rate',
    can: ({ dossier, beside }) => dossier.personId !== null && dossier.state === 'returned' && !beside.rated,
    run: ({ world, id: dossierId }) =>
      world.call(rateMyDossier, { dossierId, satisfaction: 'satisfied' }, { as: 'congdan1' }),
  },
];

export const actsOfSettling: readonly Act[] = [...straight, ...lists, ...sideways];
