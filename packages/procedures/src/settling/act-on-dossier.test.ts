import { listInbox } from '@dongbo/contract';
import { actOnDossier, getDossier, writeResult, type Dossier } from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
  takeIn,
} from '../dossiers/settling-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const idsOf = ({ actions }: Dossier): string[] => actions.map(({ id }) => id);
const see = async (dossier: Dossier, as: string) => await world.call(getDossier, { dossierId: dossier.id }, { as });
const refused = async (...args: Parameters<typeof act> extends [World, ...infer Rest] ? Rest : never) =>
  (await refusalOf(act(world, ...args))).code;
const resultOf = async ({ id }: Dossier) =>
  await tablesOf(world).selectFrom('result').selectAll().where('dossier_id', '=', id).executeTakeFirstOrThrow();

describe('an action', () => {
  test('is offered to those who may do it, with what it needs and where it leads', async () => {
    const dossier = await takeIn(world);
    const seen = await see(dossier, officials.head);
    expect(seen.actions).toMatchObject([
      { id: 'assign', needs: ['assignee'], backward: false, toStepName: { en: 'Processing' } },
      { id: 'return', needs: ['reason'], backward: true, toStepName: { en: 'Reception' } },
    ]);
    expect(seen.assignableUnit?.id).toBe(dossier.division?.id);
    expect(seen.assignableRole).toBe('specialist');
    for (const other of [officials.counter, officials.specialist, officials.leader, officials.clerk]) {
      expect(await see(dossier, other)).toMatchObject({ actions: [], assignableUnit: null, mayWriteResult: false });
    }
  });

  test('hands the work to a person: only to them it is offered then', async () => {
    const dossier = await bringTo(world, await takeIn(world), 'processing');
    const assignee = await world.actor(officials.specialist);
    expect(dossier).toMatchObject({
      step: { id: 'processing' },
      assignee: { id: assignee.personId, name: assignee.name },
    });
    expect(dossier.timeline.at(-1)).toMatchObject({
      type: 'procedures.dossier-assigned',
      toPerson: assignee.name,
      unit: dossier.division?.name,
    });
    expect(await see(dossier, officials.specialist)).toMatchObject({
      mayWriteResult: true,
      actions: [{ id: 'forward' }, { id: 'return' }],
    });
    expect(await see(dossier, officials.second)).toMatchObject({ mayWriteResult: false, actions: [] });
    expect(idsOf(await see(dossier, officials.head))).toEqual(['assign']);
    const mine = await world.call(listInbox, { q: dossier.code, whose: 'mine' }, { as: officials.specialist });
    expect(mine.items).toMatchObject([{ assignee: { id: assignee.personId }, version: dossier.version }]);
    expect((await eventsOf(world, dossier.id)).slice(-2)).toMatchObject([
      {
        type: 'dossier-moved',
        payload: {
          action: 'assign',
          fromStep: 'assignment',
          toStep: 'processing',
          backward: false,
          assigneeId: assignee.personId,
        },
      },
      { type: 'dossier-assigned', payload: { assigneeId: assignee.personId, stepId: 'processing' } },
    ]);
  });

  test('that returns work gives it back to whoever did it, with the reason', async () => {
    const reviewed = await bringTo(world, await takeIn(world), 'review');
    const back = await act(world, officials.head, reviewed, { action: 'return', reason: 'Thiếu căn cứ' });
    const specialist = await world.actor(officials.specialist);
    expect(back).toMatchObject({
      step: { id: 'processing' },
      assignee: { id: specialist.personId, name: specialist.name },
    });
    expect(back.timeline.at(-1)).toMatchObject({ type: 'procedures.dossier-moved.return', note: 'Thiếu căn cứ' });
    expect(await see(back, officials.specialist)).toMatchObject({
      ...back,
      actions: expect.any(Array),
      sidePaths: expect.any(Array),
      mayWriteResult: true,
      assignableUnit: null,
      assignableRole: null,
    });
  });

  test('of the counter at the end names who took the result', async () => {
    const issued = await bringTo(world, await takeIn(world), 'handover');
    const finished = await resultOf(issued);
    expect(finished).toMatchObject({ state: 'issued', receiver_name: null });
    const returned = await act(world, officials.counter, issued, { action: 'hand-over', receiver: 'owner' });
    const { name } = issued.owner;
    expect(await resultOf(returned)).toMatchObject({
      receiver_name: name,
      receiver_kind: 'owner',
      receiver_number: null,
    });
    expect((await eventsOf(world, issued.id)).at(-1)).toMatchObject({
      type: 'result-returned',
      payload: { receiverName: name, receiver: 'owner', method: 'one-stop' },
    });
    expect(returned.timeline.at(-1)).toMatchObject({ type: 'procedures.result-returned.owner' });
    expect(await refused(officials.counter, returned, { action: 'return', reason: 'x' })).toBe(
      'dossier.action-not-possible',
    );
  });
});

test('who takes a result with a mandate shows it, and is written down with the number of the identity paper', async () => {
  const issued = await bringTo(world, await takeIn(world), 'handover');
  const mandate = { action: 'hand-over', receiver: 'mandate', receiverName: 'Lê Văn Thử' } as const;
  expect(await refused(officials.counter, issued, mandate)).toBe('dossier.mandate-missing');
  const seen = { ...mandate, receiverNumber: '075190000456', mandateSeen: true };
  const returned = await act(world, officials.counter, issued, seen);
  expect(returned.timeline.at(-1)).toMatchObject({ type: 'procedures.result-returned.mandate' });
  expect(await resultOf(returned)).toMatchObject({
    receiver_name: 'Lê Văn Thử',
    receiver_kind: 'mandate',
    receiver_number: '075190000456',
  });
});

describe('an action is refused', () => {
  test('that the step does not know, to the wrong role and to who is not the assignee', async () => {
    const dossier = await bringTo(world, await takeIn(world), 'processing');
    expect(await refused(officials.specialist, dossier, { action: 'approve' })).toBe('dossier.action-not-possible');
    expect(await refused(officials.leader, dossier, { action: 'forward' })).toBe('dossier.action-not-possible');
    expect(await refused(officials.second, dossier, { action: 'forward' })).toBe('dossier.action-not-possible');
  });

  test('without what it needs', async () => {
    const assignment = await takeIn(world);
    expect(await refused(officials.head, assignment, { action: 'return' })).toBe('dossier.reason-missing');
    expect(await refused(officials.head, assignment, { action: 'return', reason: '  ' })).toBe(
      'dossier.reason-missing',
    );
    expect(await refused(officials.head, assignment, { action: 'assign' })).toBe('dossier.assignee-missing');
    const processing = await bringTo(world, assignment, 'processing');
    expect(await refused(officials.specialist, processing, { action: 'forward' })).toBe('result.missing');
    const issued = await bringTo(world, await takeIn(world), 'handover');
    expect(await refused(officials.counter, issued, { action: 'hand-over' })).toBe('dossier.receiver-missing');
  });

  test.each([officials.leader, officials.counter, 'chuyenvien.kinhte.tranbien', 'chuyenvien.sotuphap', 'congdan1'])(
    'that hands work to %s, who could not do it',
    async (username) => {
      const dossier = await takeIn(world);
      const assigneeId = await personIdOf(world, username);
      expect(await refused(officials.head, dossier, { action: 'assign', assigneeId })).toBe(
        'dossier.assignee-not-able',
      );
    },
  );

  test('that hands work to nobody known', async () => {
    expect(
      await refused(officials.head, await takeIn(world), { action: 'assign', assigneeId: crypto.randomUUID() }),
    ).toBe('dossier.assignee-not-able');
  });

  test('to whoever did the work that is to be approved', async () => {
    const grantee = await personIdOf(world, officials.specialist);
    const dossier = await bringTo(world, await takeIn(world), 'approval');
    const leader = await world.actor(officials.leader);
    const both = { ...leader, personId: grantee };
    expect(
      (
        await refusalOf(
          world.call(
            actOnDossier,
            { dossierId: dossier.id, version: dossier.version, action: 'approve' },
            { as: both },
          ),
        )
      ).code,
    ).toBe('dossier.same-person');
  });

  test('before the signature is there', async () => {
    const issuing = await bringTo(world, await takeIn(world), 'issuing');
    expect(issuing.result).toMatchObject({
      state: 'signing',
      number: expect.stringMatching(/^\d{2,}\/KQ-UBND$/),
      file: null,
    });
    expect(await refused(officials.clerk, issuing, { action: 'issue' })).toBe('result.not-signed-yet');
    await world.drain();
    const issued = await act(world, officials.clerk, issuing, { action: 'issue' });
    expect(issued).toMatchObject({
      state: 'resulted',
      result: { state: 'issued', file: { type: 'application/pdf' } },
      clock: { outcome: 'early' },
    });
  });

  test('to other units, as if it did not exist', async () => {
    const dossier = await takeIn(world);
    for (const as of ['truongphong.tamhiep', 'truongphong.sotuphap', 'truongphong.kinhte.tranbien']) {
      expect(await refused(as, dossier, { action: 'return', reason: 'x' })).toBe('not-found');
    }
    expect(await refused('kiemtoan', dossier, { action: 'return', reason: 'x' })).toBe('not-allowed');
  });
});

describe('two at once', () => {
  test('one effect, and the other is told who was faster', async () => {
    const dossier = await bringTo(world, await takeIn(world), 'review');
    minutePasses(world);
    const both = await Promise.all([
      refusalOf(act(world, officials.head, dossier, { action: 'forward' })),
      refusalOf(act(world, officials.head, dossier, { action: 'return', reason: 'Xem lại' })),
    ]);
    expect(both.map(({ code }) => code).toSorted()).toEqual(['done', 'dossier.changed-meanwhile']);
    expect(both.find(({ code }) => code !== 'done')?.facts).toMatchObject({
      who: (await world.actor(officials.head)).name,
    });
    const moves = (await eventsOf(world, dossier.id)).filter(({ type }) => type === 'dossier-moved');
    expect(moves).toHaveLength(4);
  });

  test('the same request twice is one move', async () => {
    const dossier = await takeIn(world);
    const order = { dossierId: dossier.id, version: dossier.version, action: 'return', reason: 'Nhầm nơi nhận' };
    const requestId = crypto.randomUUID();
    const first = await world.call(actOnDossier, order, { as: officials.head, requestId });
    expect(await world.call(actOnDossier, order, { as: officials.head, requestId })).toEqual(first);
    expect((await see(dossier, officials.head)).version).toBe(first.version);
  });
});

describe('a result that comes back', () => {
  test('from the clerk keeps signature and number when it is approved again', async () => {
    const issuing = await bringTo(world, await takeIn(world), 'issuing');
    await world.drain();
    const signed = await resultOf(issuing);
    const back = await act(world, officials.clerk, issuing, { action: 'return', reason: 'Sai nơi nhận' });
    const approved = await act(world, officials.leader, back, { action: 'approve' });
    expect(await resultOf(approved)).toEqual(signed);
    expect((await eventsOf(world, issuing.id)).filter(({ type }) => type === 'result-numbered')).toHaveLength(1);
  });

  test('to be written anew keeps its number, loses its signature and is signed again', async () => {
    const issuing = await bringTo(world, await takeIn(world), 'issuing');
    await world.drain();
    const signed = await resultOf(issuing);
    const back = await act(world, officials.clerk, issuing, { action: 'return', reason: 'Sai tên' });
    const refusedOnce = await act(world, officials.leader, back, { action: 'refuse-approval', reason: 'Sửa tên' });
    const order = { dossierId: issuing.id, version: refusedOnce.version, title: 'Giấy xác nhận', body: 'Tên đã sửa.' };
    const rewritten = await world.call(writeResult, order, { as: officials.specialist });
    expect((await see(issuing, officials.specialist)).result).toMatchObject({
      state: 'draft',
      number: signed.number,
      signedBy: null,
      file: null,
    });
    const reviewed = await act(world, officials.specialist, rewritten, { action: 'forward' });
    const approved = await act(
      world,
      officials.leader,
      await act(world, officials.head, reviewed, { action: 'forward' }),
      { action: 'approve' },
    );
    await world.drain();
    const signedAgain = await resultOf(approved);
    expect(signedAgain).toMatchObject({ state: 'signed', number: signed.number, book: signed.book });
    expect(signedAgain.signed_file_id).not.toBe(signed.signed_file_id);
  });

  test('does not come back once it is issued: nobody could do anything with it', async () => {
    const issued = await bringTo(world, await takeIn(world), 'handover');
    expect(idsOf(issued)).not.toContain('return');
    expect(idsOf(await see(issued, officials.counter))).toEqual(['hand-over']);
    expect(await refused(officials.counter, issued, { action: 'return', reason: 'In lại' })).toBe(
      'result.issued-already',
    );
    const handed = await act(world, officials.counter, issued, { action: 'hand-over', receiver: 'owner' });
    expect(handed).toMatchObject({ state: 'returned', step: null });
  });
});

test('numbers of a unit run without gap through the year, also when many are approved at once, and begin anew with the next', async () => {
  const numbers = async (year: string) => {
    const rows = await tablesOf(world)
      .selectFrom('result')
      .select('number')
      .where('book', 'like', `%:${year}`)
      .execute();
    return rows.map(({ number }) => number).toSorted();
  };
  const written = (count: number) =>
    Array.from({ length: count }, (_, index) => `${String(index + 1).padStart(2, '0')}/KQ-UBND`);
  const before = (await numbers('2026')).length;
  const waiting: Dossier[] = [];
  for (let index = 0; index < 5; index += 1) waiting.push(await bringTo(world, await takeIn(world), 'approval'));
  await Promise.all(waiting.slice(1).map((dossier) => act(world, officials.leader, dossier, { action: 'approve' })));
  expect(await numbers('2026')).toEqual(written(before + 4));
  world.clock.set('2027-01-04T08:00:00+07:00');
  const [last] = waiting;
  if (last) await act(world, officials.leader, last, { action: 'approve' });
  expect(await numbers('2027')).toEqual(written(1));
});
