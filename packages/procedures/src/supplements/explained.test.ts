import { listInbox, listNotices } from '@dongbo/contract';
import {
  actOnDossier,
  answerSupplement,
  getMyDossier,
  listMyDossiers,
  receiveDossier,
  type Dossier,
} from '@dongbo/contract/procedures';
import { runDueSchedules } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  act,
  bringTo,
  eventsOf,
  minutePasses,
  officials,
  personIdOf,
  refusalOf,
  settlingWorld,
  tablesOf,
} from '../dossiers/settling-world.fixture.ts';
import { answer, answerOf, ask, received, see } from './supplement-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});
beforeEach(() => world.clock.set('2026-03-16T08:00:00+07:00'));

const { counter, head, specialist, second } = officials;
const codeOf = async (body: Promise<unknown>): Promise<unknown> => (await refusalOf(body)).code;
const explain = { papers: [{ itemId: '1', remark: 'Không còn giữ giấy này' }] };

/** Received, sent back to the counter from inside, and asked for a supplement there. */
async function askedAfterReturn(): Promise<Dossier> {
  const taken = await bringTo(world, await received(world), 'processing');
  const again = await act(world, specialist, taken, { action: 'return', reason: 'Sai phòng' });
  const back = await act(world, head, again, { action: 'return', reason: 'Sai phòng' });
  minutePasses(world);
  return await ask(world, await see(world, back.id), counter);
}

describe('a lack that was only explained', () => {
  test('is accepted by receiving, after a return too: the clock goes on, and nothing is waited for any more', async () => {
    const asked = await askedAfterReturn();
    expect(asked).toMatchObject({ step: { id: 'reception' }, state: 'suspended' });
    const order = { dossierId: asked.id, version: asked.version };
    expect(await codeOf(world.call(receiveDossier, order, { as: counter }))).not.toBe('done');
    await answer(world, asked.id, explain);
    const explained = await see(world, asked.id);
    expect(explained.actions.map(({ id }) => id)).toContain('receive');
    world.clock.set('2026-03-17T09:00:00+07:00');
    await world.call(receiveDossier, { dossierId: asked.id, version: explained.version }, { as: counter });
    const taken = await see(world, asked.id);
    expect(taken).toMatchObject({
      state: 'in-progress',
      supplement: null,
      step: { id: 'assignment' },
      clock: { suspensions: [{ to: '2026-03-17T09:00:00+07:00' }] },
    });
    expect(taken.clock?.dueAt).not.toBeNull();
    const open = await tablesOf(world)
      .selectFrom('suspension')
      .select('id')
      .where('dossier_id', '=', asked.id)
      .where('to_at', 'is', null)
      .execute();
    expect(open).toEqual([]);
  });

  test('is told back to the owner, with when it arrived, and asks them for nothing more', async () => {
    const asked = await askedAfterReturn();
    const before = await world.call(listMyDossiers, { limit: 50 }, { as: 'congdan1' });
    expect(before.asked.map(({ id }) => id)).toContain(asked.id);
    minutePasses(world);
    await answer(world, asked.id, explain);
    const mine = await world.call(getMyDossier, { dossierId: asked.id }, { as: 'congdan1' });
    expect(mine).toMatchObject({
      next: 'explained',
      supplement: {
        state: 'asked',
        items: [{ isBrought: false, remark: 'Không còn giữ giấy này' }, { isBrought: true }],
      },
    });
    expect(mine.supplement?.items[0]?.at).toBe(mine.timeline.at(-1)?.at);
    expect(mine.timeline.at(-1)).toMatchObject({
      type: 'procedures.supplement-recorded.explained',
      note: expect.stringContaining('Không còn giữ giấy này'),
    });
    const after = await world.call(listMyDossiers, { limit: 50 }, { as: 'congdan1' });
    expect(after.asked.map(({ id }) => id)).not.toContain(asked.id);
    expect(after.items.find(({ id }) => id === asked.id)).toMatchObject({ next: 'explained', answerBy: null });
  });

  test('may be asked about again, twice in all; the clock stands on as one pause', async () => {
    const asked = await askedAfterReturn();
    expect(await codeOf(ask(world, asked, counter))).toBe('supplement.open-already');
    await answer(world, asked.id, explain);
    const explained = await see(world, asked.id);
    expect(explained.sidePaths).toContain('ask-supplement');
    minutePasses(world);
    const again = await ask(world, explained, counter, { reason: 'Nộp bản sao khác cũng được' });
    expect(again).toMatchObject({ supplement: { ordinal: 2, state: 'asked' }, supplementCount: 2 });
    expect(again.clock?.suspensions).toHaveLength(1);
    expect(again.clock?.suspensions[0]?.to).toBeNull();
    await answer(world, asked.id, explain);
    const last = await see(world, asked.id);
    expect(last.sidePaths).not.toContain('ask-supplement');
    expect(await codeOf(ask(world, last, counter))).toBe('supplement.asked-too-often');
    expect(last.actions.map(({ id }) => id)).toContain('receive');
  });

  test('waits for the officer: it is not ended as if nobody had answered, and its owner is not reminded', async () => {
    const asked = await askedAfterReturn();
    const silent = await askedAfterReturn();
    await answer(world, asked.id, explain);
    for (let month = 0; month < 13; month += 1) {
      world.clock.advance(30 * 86_400_000);
      await runDueSchedules(world.worker);
      await world.drain();
    }
    expect((await see(world, silent.id)).state).toBe('stopped');
    expect((await see(world, asked.id)).state).toBe('suspended');
    const { items } = await world.call(listNotices, { limit: 50 }, { as: 'congdan1' });
    const reminded = items.filter(({ key }) => key === 'supplement-reminder').map(({ subjectId }) => subjectId);
    expect(reminded).toContain(silent.id);
    expect(reminded).not.toContain(asked.id);
  });
});

test('whoever turns out to be a party by a supplement loses the work at once, and the head hears of it', async () => {
  const dossier = await bringTo(world, await received(world), 'processing');
  const asked = await ask(world, await see(world, dossier.id, specialist), specialist);
  expect(asked.assignee?.id).toBe(await personIdOf(world, specialist));
  const { identityNumber } = await world.actor(specialist);
  const item = { kind: 'field', name: 'Số', wanted: 'x', componentId: null, form: 'applicant', brought: null };
  const items = ['ownerIdentityNumber', 'ownerGender', 'ownerBirthDate'].map((field, index) => ({
    ...item,
    id: String(index + 1),
    field,
  }));
  await tablesOf(world)
    .updateTable('supplement_request')
    .set({ items: JSON.stringify(items) })
    .where('dossier_id', '=', dossier.id)
    .execute();
  const number = identityNumber ?? '';
  const right = {
    ownerIdentityNumber: number,
    ownerGender: Number(number[3]) % 2 === 0 ? 'male' : 'female',
    ownerBirthDate: { day: '1', month: '2', year: `19${number.slice(4, 6)}` },
  };
  const order = await answerOf(world, dossier.id, { papers: [], answers: { applicant: right } });
  expect(await codeOf(world.call(answerSupplement, order, { as: 'congdan1' }))).toBe('done');
  const seen = await see(world, dossier.id, head);
  expect(seen).toMatchObject({ assignee: null, owner: { identityNumber: number }, supplement: { state: 'answered' } });
  expect((await world.call(listInbox, { q: dossier.code, whose: 'mine' }, { as: specialist })).items).toEqual([]);
  expect((await eventsOf(world, dossier.id)).map(({ type }) => type)).toContain('dossier-unassigned');
  await world.drain();
  const keysOf = async (as: string) =>
    (await world.call(listNotices, {}, { as })).items
      .filter(({ subjectId }) => subjectId === dossier.id)
      .map(({ key }) => key);
  expect(await keysOf(head)).toContain('work-needs-person');
  expect(await keysOf(specialist)).toContain('work-taken-from-you');
  expect((await keysOf('congdan1')).filter((key) => key.startsWith('work-'))).toEqual([]);
  // The head gives it to somebody else although the answer was not looked at yet.
  const assigneeId = await personIdOf(world, second);
  const give = { dossierId: dossier.id, version: seen.version, action: 'assign', assigneeId };
  await world.call(actOnDossier, give, { as: head });
  expect((await see(world, dossier.id, head)).assignee?.id).toBe(assigneeId);
});
