import { listInbox } from '@dongbo/contract';
import { assignDossiers, type Dossier } from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  act,
  bringTo,
  eventsOf,
  minutePasses,
  officials,
  personIdOf,
  procedures,
  refusalOf,
  settlingWorld,
  tablesOf,
  takeIn,
  unitIdOf,
} from '../dossiers/settling-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const on = ({ id, version }: Pick<Dossier, 'id' | 'version'>) => ({ dossierId: id, version });
const assign = async (
  username: string,
  dossiers: readonly { dossierId: string; version: number }[],
  as: string = officials.head,
  requestId?: string,
) =>
  await world.call(
    assignDossiers,
    { assigneeId: await personIdOf(world, username), dossiers: [...dossiers] },
    { as, ...(requestId === undefined ? {} : { requestId }) },
  );
const stateOf = async ({ id }: Pick<Dossier, 'id'>) =>
  await tablesOf(world)
    .selectFrom('dossier')
    .select(['step_id', 'assignee_id', 'version', 'step_actors'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

describe('a pile', () => {
  test('goes to one person, each dossier with its events and its work', async () => {
    const pile = [await takeIn(world), await takeIn(world), await takeIn(world)];
    minutePasses(world);
    const answer = await assign(officials.specialist, pile.map(on));
    expect(answer).toEqual({ assigned: pile.map(({ id }) => id), refused: [] });
    const specialist = await personIdOf(world, officials.specialist);
    const head = await personIdOf(world, officials.head);
    for (const dossier of pile) {
      expect(await stateOf(dossier)).toEqual({
        step_id: 'processing',
        assignee_id: specialist,
        version: 3,
        step_actors: { reception: await personIdOf(world, officials.counter), assignment: head },
      });
      expect((await eventsOf(world, dossier.id)).map(({ type }) => type).slice(-2)).toEqual([
        'dossier-moved',
        'dossier-assigned',
      ]);
      const inbox = await world.call(listInbox, { q: dossier.code, whose: 'mine' }, { as: officials.specialist });
      expect(inbox.items).toMatchObject([{ version: 3, step: { id: 'processing' } }]);
    }
  });

  test('what is being processed goes to another person', async () => {
    const dossier = await bringTo(world, await takeIn(world), 'processing');
    expect(await assign(officials.second, [on(dossier)])).toMatchObject({ assigned: [dossier.id] });
    expect(await stateOf(dossier)).toMatchObject({
      step_id: 'processing',
      assignee_id: await personIdOf(world, officials.second),
    });
  });

  test('each is done or refused on its own', async () => {
    const good = await takeIn(world);
    const old = await takeIn(world);
    const reviewed = await bringTo(world, await takeIn(world), 'review');
    const gone = crypto.randomUUID();
    const foreign = await takeIn(world, { procedureCode: procedures.justice });
    await act(world, officials.head, old, { action: 'return', reason: 'x' });
    const answer = await assign(officials.specialist, [
      on(old),
      on(good),
      on(reviewed),
      { dossierId: gone, version: 1 },
      on(foreign),
      on(good),
    ]);
    expect(answer).toEqual({
      assigned: [good.id],
      refused: [
        { dossierId: old.id, code: 'dossier.changed-meanwhile' },
        { dossierId: reviewed.id, code: 'dossier.action-not-possible' },
        { dossierId: gone, code: 'not-found' },
        { dossierId: foreign.id, code: 'dossier.action-not-possible' },
        { dossierId: good.id, code: 'dossier.changed-meanwhile' },
      ],
    });
    expect(await stateOf(good)).toMatchObject({ version: 3 });
  });

  test('to who could not do it is refused whole', async () => {
    const dossier = await takeIn(world);
    const code = 'dossier.assignee-not-able';
    expect(await assign(officials.leader, [on(dossier)])).toEqual({
      assigned: [],
      refused: [{ dossierId: dossier.id, code }],
    });
    expect(await assign('chuyenvien.kinhte.tranbien', [on(dossier)])).toMatchObject({ refused: [{ code }] });
    expect(await stateOf(dossier)).toMatchObject({ step_id: 'assignment', version: 2 });
  });

  test('the same request twice hands over once', async () => {
    const dossier = await takeIn(world);
    const requestId = crypto.randomUUID();
    const first = await assign(officials.specialist, [on(dossier)], officials.head, requestId);
    expect(await assign(officials.specialist, [on(dossier)], officials.head, requestId)).toEqual(first);
    expect(await stateOf(dossier)).toMatchObject({ version: 3 });
  });

  test('two heads at once: every dossier goes to one person', async () => {
    const pile = [await takeIn(world), await takeIn(world), await takeIn(world)];
    const answers = await Promise.all([
      assign(officials.specialist, pile.map(on)),
      assign(officials.second, pile.toReversed().map(on)),
    ]);
    expect(answers.flatMap(({ assigned }) => assigned).toSorted()).toEqual(pile.map(({ id }) => id).toSorted());
    expect(new Set(answers.flatMap(({ refused }) => refused.map(({ code }) => code)))).toEqual(
      new Set(['dossier.changed-meanwhile']),
    );
  });
});

test.each([
  [officials.specialist, 'not-allowed'],
  [officials.counter, 'not-allowed'],
  ['kiemtoan', 'not-allowed'],
])('%s may not assign', async (as, code) => {
  const dossier = await takeIn(world);
  expect((await refusalOf(assign(officials.specialist, [on(dossier)], as))).code).toBe(code);
});

test('a head of another body sees none of it', async () => {
  const dossier = await takeIn(world);
  expect(await assign(officials.specialist, [on(dossier)], 'truongphong.tamhiep')).toEqual({
    assigned: [],
    refused: [{ dossierId: dossier.id, code: 'not-found' }],
  });
  expect(await unitIdOf(world, 'H19.145')).toBe(dossier.competentUnit.id);
});

test('a dossier named twice on versions that follow each other stands in the end where it was put last', async () => {
  const dossier = await bringTo(world, await takeIn(world), 'processing');
  const answer = await assign(officials.second, [on(dossier), { ...on(dossier), version: dossier.version + 1 }]);
  expect(answer).toEqual({ assigned: [dossier.id, dossier.id], refused: [] });
  const second = await personIdOf(world, officials.second);
  expect(await stateOf(dossier)).toMatchObject({ assignee_id: second, version: dossier.version + 2 });
});
