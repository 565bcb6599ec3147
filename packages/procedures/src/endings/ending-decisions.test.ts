import { listInbox, listNotices } from '@dongbo/contract';
import {
  actOnDossier,
  decideEnding,
  getLetter,
  getMyDossier,
  proposeEnding,
  returnEnding,
  withdrawMyDossier,
  type Dossier,
} from '@dongbo/contract/procedures';
import { loadCalendar, workingMinutesBetween } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  bringTo,
  eventsOf,
  minutePasses,
  officials,
  personIdOf,
  refusalOf,
  settlingWorld,
  tablesOf,
  takeIn,
} from '../dossiers/settling-world.fixture.ts';
import { answer, ask, received, see } from '../supplements/supplement-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});
beforeEach(() => world.clock.set('2026-03-16T08:00:00+07:00'));

const { counter, head, specialist, leader } = officials;
const codeOf = async (body: Promise<unknown>): Promise<unknown> => (await refusalOf(body)).code;
const why = { kind: 'refused', ground: 'conditions-not-met', reason: 'Địa điểm không đủ điều kiện' } as const;
const propose = async (dossier: Pick<Dossier, 'id' | 'version'>, changes: object = {}, as: string = specialist) => {
  minutePasses(world);
  const order = { dossierId: dossier.id, version: dossier.version, ...why, ...changes };
  await world.call(proposeEnding, order, { as });
  return await see(world, dossier.id, leader);
};
const decide = ({ id: dossierId, version }: Pick<Dossier, 'id' | 'version'>, as: string = leader) => {
  minutePasses(world);
  return world.call(decideEnding, { dossierId, version }, { as });
};
const sendBack = ({ id: dossierId, version }: Pick<Dossier, 'id' | 'version'>, as: string = leader) => {
  minutePasses(world);
  return world.call(returnEnding, { dossierId, version, remark: 'Chưa rõ căn cứ' }, { as });
};
/** What who proposed was told about a dossier, the newest first. */
const toldOf = async ({ id }: Pick<Dossier, 'id'>, as: string = specialist) => {
  await world.drain();
  const { items } = await world.call(listNotices, {}, { as });
  return items.filter(({ key, subjectId }) => subjectId === id && key.startsWith('proposal-')).map(({ key }) => key);
};
const inProcessing = async (): Promise<Dossier> => {
  const dossier = await bringTo(world, await received(world), 'processing');
  return await see(world, dossier.id, specialist);
};

describe('a proposal', () => {
  test('waits for the leader with ground and reason, and nothing goes on meanwhile', async () => {
    const dossier = await inProcessing();
    expect(dossier.sidePaths).toContain('propose-ending');
    const proposed = await propose(dossier);
    // The printed form 03 is looked at before it is signed.
    const draft = await world.call(getLetter, { dossierId: dossier.id, form: 'ending' }, { as: leader });
    expect(draft.name).toBe(`Tu-choi-${dossier.code}.pdf`);
    expect(proposed).toMatchObject({
      state: 'in-progress',
      step: { id: 'approval' },
      assignee: null,
      actions: [],
      sidePaths: ['decide-ending', 'return-ending'],
      proposal: { kind: 'refused', ground: expect.stringContaining('Nghị định số 118/2025/NĐ-CP'), reason: why.reason },
    });
    expect((await world.call(listInbox, { q: dossier.code }, { as: leader })).items).toMatchObject([
      { mark: { vi: 'đề nghị từ chối hoặc dừng' } },
    ]);
    expect((await world.call(listInbox, { q: dossier.code }, { as: specialist })).items).toEqual([]);
    const approve = { dossierId: dossier.id, version: proposed.version, action: 'approve' };
    expect(await codeOf(world.call(actOnDossier, approve, { as: leader }))).toBe('dossier.waits-for-decision');
    const mine = await world.call(getMyDossier, { dossierId: dossier.id }, { as: 'congdan1' });
    expect(mine.timeline.map(({ type }) => type)).not.toContain('procedures.ending-proposed');
    expect(JSON.stringify(mine)).not.toContain(why.reason);
  });

  test('is for who has the step, on a ground of its kind, after reception, and once', async () => {
    const filed = await received(world);
    expect(await codeOf(propose(filed, {}, specialist))).toBe('not-allowed');
    const dossier = await bringTo(world, filed, 'processing');
    for (const ground of ['not-valid-at-all', 'withdrawn-by-owner', 'not-supplemented', 'owner-gone'])
      expect(await codeOf(propose(dossier, { ground }))).toBe('ending.ground-unknown');
    expect(await codeOf(propose(dossier, { kind: 'stopped', ground: 'not-valid' }))).toBe('ending.ground-unknown');
    expect(await codeOf(propose(dossier, {}, officials.second))).toBe('not-allowed');
    expect(await codeOf(propose(dossier, {}, counter))).toBe('not-allowed');
    const proposed = await propose(dossier);
    expect(await codeOf(propose(proposed))).toBe('ending.not-here');
    expect(await codeOf(decide(proposed, specialist))).toBe('not-allowed');
    expect(await codeOf(decide({ ...proposed, version: proposed.version - 1 }))).toBe('dossier.changed-meanwhile');
  });

  test('is not made of what is approved, nor decided where none is', async () => {
    const issuing = await bringTo(world, await received(world), 'issuing');
    expect(await codeOf(propose(issuing, {}, officials.clerk))).toBe('not-allowed');
    expect(await codeOf(decide(issuing))).toBe('ending.none-proposed');
    expect(await codeOf(sendBack(issuing))).toBe('ending.none-proposed');
  });
});

describe('the leader', () => {
  test('signs a refusal: state 3, form 03 in their name, the owner is told, the clock ends', async () => {
    const proposed = await propose(await inProcessing());
    await decide(proposed);
    const refused = await see(world, proposed.id);
    expect(refused).toMatchObject({
      state: 'refused',
      step: null,
      proposal: null,
      sidePaths: [],
      clock: { finishedAt: '2026-03-16T08:04:00+07:00', outcome: null },
      ending: { kind: 'refused', reason: why.reason, by: (await world.actor(leader)).name },
    });
    expect((await world.call(listInbox, { q: refused.code }, { as: leader })).items).toEqual([]);
    const letter = await world.call(getLetter, { dossierId: refused.id, form: 'ending' }, { as: counter });
    expect(letter).toMatchObject({ type: 'application/pdf', name: `Tu-choi-${refused.code}.pdf` });
    await world.drain();
    const { items } = await world.call(listNotices, {}, { as: 'congdan1' });
    expect(items.filter(({ subjectId }) => subjectId === refused.id).map(({ key }) => key)).toContain(
      'dossier-refused',
    );
    expect(await toldOf(refused)).toEqual(['proposal-followed-refused']);
    expect((await eventsOf(world, refused.id)).slice(-2).map(({ type }) => type)).toEqual([
      'ending-proposed',
      'dossier-ended',
    ]);
    expect(await codeOf(decide(refused))).toBe('ending.none-proposed');
  });

  test('signs a stop: state 8, form 05', async () => {
    const proposed = await propose(await inProcessing(), { kind: 'stopped', ground: 'owner-gone' });
    await decide(proposed);
    expect(await see(world, proposed.id)).toMatchObject({ state: 'stopped', ending: { kind: 'stopped' } });
    const letter = await world.call(getLetter, { dossierId: proposed.id, form: 'ending' }, { as: counter });
    expect(letter.name).toBe(`Dung-giai-quyet-${proposed.code}.pdf`);
  });

  test('returns it with a remark: the dossier is back with who had it, first and marked', async () => {
    const dossier = await inProcessing();
    await sendBack(await propose(dossier));
    const back = await see(world, dossier.id, specialist);
    expect(back).toMatchObject({
      state: 'in-progress',
      step: { id: 'processing' },
      assignee: { id: await personIdOf(world, specialist) },
      proposal: null,
      actions: [{ id: 'forward' }, { id: 'return' }],
    });
    expect(back.sidePaths).toContain('propose-ending');
    const [work] = (await world.call(listInbox, { q: dossier.code }, { as: specialist })).items;
    expect(work).toMatchObject({ cameBack: 'Chưa rõ căn cứ' });
    await world.drain();
    const { items } = await world.call(listNotices, {}, { as: specialist });
    expect(items.find(({ key, subjectId }) => key === 'proposal-returned' && subjectId === dossier.id)).toMatchObject({
      facts: { code: dossier.code, remark: 'Chưa rõ căn cứ' },
    });
    // And again, with better words.
    await decide(await propose(back, { reason: 'Căn cứ rõ ràng hơn' }));
    const rows = await tablesOf(world)
      .selectFrom('ending_proposal')
      .select(['state', 'remark'])
      .where('dossier_id', '=', dossier.id)
      .orderBy('proposed_at')
      .execute();
    expect(rows).toEqual([
      { state: 'returned', remark: 'Chưa rõ căn cứ' },
      { state: 'decided', remark: null },
    ]);
  });

  test('of two at once one takes effect', async () => {
    const proposed = await propose(await inProcessing());
    const both = await Promise.all([codeOf(decide(proposed)), codeOf(sendBack(proposed))]);
    expect(both.toSorted()).toEqual(['done', 'dossier.changed-meanwhile']);
  });

  test('does not decide their own matter', async () => {
    const { identityNumber } = await world.actor(leader);
    const owned = await takeIn(world, {
      owner: {
        type: 'citizen',
        name: 'Người minh họa',
        identityNumber: identityNumber ?? '',
        address: null,
        phone: '+84912345678',
        email: null,
      },
    });
    const proposed = await propose(await bringTo(world, owned, 'processing'));
    expect(proposed).toMatchObject({ isOwnMatter: true, sidePaths: [] });
    expect(await codeOf(decide(proposed))).toBe('dossier.same-person');
    expect(await codeOf(sendBack(proposed))).toBe('dossier.same-person');
  });
});

test('after two wrong answers an officer can still propose, and the answer waits again when it is returned', async () => {
  const dossier = await inProcessing();
  await ask(world, dossier, specialist);
  await answer(world, dossier.id);
  await ask(world, await see(world, dossier.id, specialist), specialist);
  await answer(world, dossier.id);
  const wrong = await see(world, dossier.id, specialist);
  expect(wrong.sidePaths).toEqual(['accept-supplement', 'propose-ending']);
  await sendBack(await propose(wrong));
  const back = await see(world, dossier.id, specialist);
  expect(back).toMatchObject({ supplement: { state: 'answered' }, sidePaths: ['accept-supplement', 'propose-ending'] });
  await decide(await propose(back));
  expect(await see(world, dossier.id)).toMatchObject({ state: 'refused', supplement: null });
});

test('what is asked after the leader gave a proposal back stands since it was asked: the weighing was the body’s time', async () => {
  const asked = await ask(world, await inProcessing(), specialist);
  world.clock.set('2026-03-17T08:00:00+07:00');
  await answer(world, asked.id);
  const wrong = await see(world, asked.id, specialist);
  // The officer proposes on Tuesday, the leader gives it back on Wednesday, lack is asked for again and answered on Thursday.
  await propose(wrong);
  world.clock.set('2026-03-18T08:00:00+07:00');
  await sendBack(await see(world, asked.id, leader));
  world.clock.set('2026-03-18T09:00:00+07:00');
  await ask(world, await see(world, asked.id, specialist), specialist);
  world.clock.set('2026-03-19T08:00:00+07:00');
  await answer(world, asked.id);
  const { clock } = await see(world, asked.id, specialist);
  expect(clock?.suspensions.map(({ from, to }) => [from, to])).toEqual([
    [asked.supplement?.askedAt, '2026-03-17T08:00:00+07:00'],
    ['2026-03-18T09:00:00+07:00', '2026-03-19T08:00:00+07:00'],
  ]);
  // Counted a second way, minute by minute by hand: the limit begins anew with the answer of the policy, or the pauses are left out.
  const calendar = loadCalendar();
  const minutes = (from: string, to: string) => workingMinutesBetween(calendar, new Date(from), new Date(to));
  const due = clock?.dueAt ?? '';
  const worked =
    clock?.policy === 'restart'
      ? minutes('2026-03-19T08:00:00+07:00', due)
      : minutes(clock?.receivedAt ?? '', due) -
        (clock?.suspensions ?? []).reduce((sum, { from, to }) => sum + minutes(from, to ?? from), 0);
  expect(worked).toBe(minutes(clock?.receivedAt ?? '', clock?.originalDueAt ?? ''));
});

test('what nobody weighed stands since it was answered: the officer’s looking is nobody’s time', async () => {
  const asked = await ask(world, await inProcessing(), specialist);
  world.clock.set('2026-03-17T08:00:00+07:00');
  await answer(world, asked.id);
  world.clock.set('2026-03-17T14:00:00+07:00');
  await ask(world, await see(world, asked.id, specialist), specialist);
  const { clock } = await see(world, asked.id, specialist);
  expect(clock?.suspensions.at(-1)).toMatchObject({ from: '2026-03-17T08:00:00+07:00', to: null });
});

test('the owner may still withdraw while the leader weighs it', async () => {
  const proposed = await propose(await inProcessing());
  const order = { dossierId: proposed.id, version: proposed.version };
  await world.call(withdrawMyDossier, order, { as: 'congdan1' });
  expect(await see(world, proposed.id)).toMatchObject({ state: 'withdrawn', proposal: null });
  const row = await tablesOf(world)
    .selectFrom('ending_proposal')
    .select('state')
    .where('dossier_id', '=', proposed.id)
    .executeTakeFirstOrThrow();
  expect(row.state).toBe('overtaken');
  expect(await toldOf(proposed)).toEqual(['proposal-overtaken']);
});

test('the head of the division may propose before anybody was assigned', async () => {
  const filed = await received(world);
  const proposed = await propose(filed, { ground: 'not-competent' }, head);
  await sendBack(proposed);
  expect(await see(world, filed.id, head)).toMatchObject({ step: { id: 'assignment' }, assignee: null });
});

test('what is not followed lies with everybody of the step where who had it holds it no more', async () => {
  const proposed = await propose(await inProcessing());
  const grants = tablesOf(world)
    .updateTable('role_grant')
    .where('person_id', '=', await personIdOf(world, specialist));
  await grants.set({ valid_to: world.clock.now() }).execute();
  await sendBack(proposed);
  await grants.set({ valid_to: null }).execute();
  expect(await see(world, proposed.id, specialist)).toMatchObject({ step: { id: 'processing' }, assignee: null });
});
