import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listMeasures, listNotices } from '@dongbo/contract';
import { newId } from '../ids.ts';
import { tablesOfTest, messagesWorld, type MessagesWorld } from './messages-world.fixture.ts';

let it: MessagesWorld;
beforeAll(async () => {
  it = await messagesWorld();
});
afterAll(() => it[Symbol.asyncDispose]());
beforeEach(async () => {
  it.world.clock.set('2026-03-11T09:00:00+07:00');
  it.sent.length = 0;
  it.carry = async () => ({ kind: 'accepted', reference: 'R1' });
  await it.forget();
});

const mail = 'nguoi.thu@example.vn';

describe('a change that matters', () => {
  test('goes out once by each channel that is on, after ten minutes, marked with nothing of the person', async () => {
    const personId = await it.choose('congdan1', 'email', mail);
    await it.choose('congdan1', 'sms', '+84912345678');
    const change = { personId, eventId: newId(1) };
    await it.tell(change);
    await it.sweep();
    expect(it.sent).toEqual([]);
    await it.send();
    expect(it.sent.map(({ channel, to }) => [channel, to]).toSorted()).toEqual([
      ['email', mail],
      ['sms', '+84912345678'],
    ]);
    expect(it.sent.map(({ text }) => text).join()).toContain('H19.145.01-260311-0001');
    // The same event again, as when notices are made anew.
    await it.tell(change);
    await it.send();
    expect(it.sent).toHaveLength(2);
    expect(await it.states()).toEqual(['sent', 'sent']);
  });

  test('is told as the last of several within ten minutes, and waits no longer for it', async () => {
    const personId = await it.choose('congdan1', 'email', mail);
    const subjectId = newId(2);
    await it.tell({ personId, subjectId, key: 'fee-demanded' });
    it.world.clock.advance(8 * 60_000);
    await it.tell({ personId, subjectId, key: 'supplement-asked' });
    it.world.clock.advance(60_000);
    await it.tell({ personId, subjectId: newId(3), key: 'dossier-stopped' });
    it.world.clock.advance(2 * 60_000);
    await it.sweep();
    expect(it.sent.map(({ text }) => text.includes('cần bổ sung'))).toEqual([true]);
    expect(await it.states()).toEqual(['replaced', 'sent', 'waiting']);
  });

  test('waits for the morning at night, and not when it ends today', async () => {
    const personId = await it.choose('congdan1', 'email', mail);
    it.world.clock.set('2026-03-11T21:30:00+07:00');
    await it.tell({ personId, key: 'fee-demanded' });
    await it.tell({ personId, key: 'supplement-reminder', until: '2026-03-11' });
    await it.send();
    expect(it.sent.map(({ text }) => text.includes('còn chờ bạn'))).toEqual([true]);
    it.world.clock.set('2026-03-12T07:00:00+07:00');
    await it.sweep();
    expect(it.sent).toHaveLength(2);
  });

  test('is not told to who did not choose, chose later, turned it off meanwhile, or when its day is over', async () => {
    const { personId: other } = await it.world.actor('congdan2');
    await it.tell({ personId: other });
    const personId = await it.choose('congdan1', 'email', mail);
    await it.tell({ personId, at: new Date('2026-03-11T08:59:00+07:00') });
    await it.tell({ personId, key: 'supplement-reminder', until: '2026-03-10' });
    await it.send();
    expect(await it.states()).toEqual([]);
    await it.tell({ personId });
    await it.turnOff('congdan1', 'email');
    await it.send();
    expect(it.sent).toEqual([]);
    expect(await it.states()).toEqual(['dropped']);
  });

  test('of old is not told when all notices are made anew', async () => {
    const personId = await it.choose('congdan1', 'email', mail);
    it.world.clock.set('2026-03-20T09:00:00+07:00');
    await it.tell({ personId, at: new Date('2026-03-12T09:00:00+07:00') });
    expect(await it.states()).toEqual([]);
  });
});

describe('a carrier that fails', () => {
  test('is asked again with the same id, and no connection waits for it', async () => {
    const personId = await it.choose('congdan1', 'email', mail);
    await it.tell({ personId });
    it.carry = async () => {
      expect(await it.openTransactions()).toBe(0);
      throw new Error('the mail relay: ETIMEDOUT');
    };
    await it.send();
    it.carry = async () => ({ kind: 'accepted', reference: null });
    await it.sendAgain();
    expect(new Set(it.sent.map(({ id }) => id)).size).toBe(1);
    expect(it.sent).toHaveLength(2);
    expect(await it.states()).toEqual(['sent']);
  });

  test('that took it and could not say so has it once: what comes again has the same id', async () => {
    const personId = await it.choose('congdan1', 'sms', '+84912345678');
    await it.tell({ personId });
    const had = new Set<string>();
    it.carry = async ({ id }) => {
      const isNew = !had.has(id);
      had.add(id);
      if (isNew) throw new Error('the line broke after it was taken');
      return { kind: 'accepted', reference: null };
    };
    await it.send();
    await it.sendAgain();
    expect(had.size).toBe(1);
    expect(await it.states()).toEqual(['sent']);
  });

  test('for good is given up, told by the measures, and what is told later does not wait for it', async () => {
    const personId = await it.choose('congdan1', 'email', mail);
    await it.tell({ personId, key: 'fee-demanded' });
    it.carry = async () => {
      throw new Error('the mail relay: ECONNREFUSED');
    };
    await it.send();
    for (let tries = 1; tries <= 12; tries += 1) await it.sendAgain();
    expect(await it.states()).toEqual(['failed']);
    expect(it.sent).toHaveLength(12);
    const { items } = await it.world.call(listMeasures, { system: 'kernel' }, { as: it.nobody });
    const value = (name: string) => items.find((one) => one.name === `kernel.${name}`)?.values[0]?.value;
    expect(value('messages-failed')).toBe(1);
    expect(value('messages-waiting')).toBe(0);
    it.carry = async () => ({ kind: 'accepted', reference: null });
    await it.tell({ personId, key: 'result-issued' });
    await it.send();
    expect((await it.states()).toSorted()).toEqual(['failed', 'sent']);
  });

  test('does not send what something later has overtaken while it failed', async () => {
    const personId = await it.choose('congdan1', 'email', mail);
    const subjectId = newId(4);
    await it.tell({ personId, subjectId, key: 'fee-demanded' });
    it.carry = async () => {
      throw new Error('the mail relay: ETIMEDOUT');
    };
    await it.send();
    it.carry = async () => ({ kind: 'accepted', reference: null });
    await it.tell({ personId, subjectId, key: 'result-issued' });
    await it.sendAgain();
    await it.send();
    expect(it.sent.slice(1).map(({ text }) => text.includes('đã có kết quả'))).toEqual([true]);
    expect(await it.states()).toEqual(['replaced', 'sent']);
  });

  test('until the night waits for the morning', async () => {
    const personId = await it.choose('congdan1', 'email', mail);
    it.world.clock.set('2026-03-11T20:40:00+07:00');
    await it.tell({ personId });
    it.carry = async () => {
      throw new Error('the mail relay: ETIMEDOUT');
    };
    await it.send();
    it.carry = async () => ({ kind: 'accepted', reference: null });
    it.world.clock.set('2026-03-11T22:00:00+07:00');
    await it.sendAgain();
    expect(it.sent).toHaveLength(1);
    it.world.clock.set('2026-03-12T07:01:00+07:00');
    await it.sweep();
    expect(it.sent).toHaveLength(2);
  });

  test('and says that there is no such address turns it off, and its owner is told on the page', async () => {
    const personId = await it.choose('congdan1', 'email', mail);
    await it.tell({ personId });
    it.carry = async () => ({ kind: 'refused' });
    await it.send();
    expect(await it.states()).toEqual(['refused']);
    const { items } = await it.world.call(listNotices, {}, { as: 'congdan1' });
    expect(items[0]).toMatchObject({ system: 'kernel', key: 'address-returned-email', facts: {} });
    await it.tell({ personId });
    await it.send();
    expect(it.sent).toHaveLength(1);
    const said = await tablesOfTest(it).selectFrom('message_consent').select('said').orderBy('id').execute();
    expect(said.map((one) => one.said)).toEqual(['given', 'returned']);
  });
});

test('two workers that look at once send each message once', async () => {
  const personId = await it.choose('congdan1', 'email', mail);
  for (let one = 0; one < 8; one += 1) await it.tell({ personId });
  it.world.clock.advance(11 * 60_000);
  await Promise.all([it.sweep(), it.sweep()]);
  await it.sweep();
  expect(it.sent.map(({ id }) => id).toSorted()).toEqual([...new Set(it.sent.map(({ id }) => id))].toSorted());
  expect(it.sent).toHaveLength(8);
});

test('the audit says that and by which channel, not where to or what', async () => {
  const personId = await it.choose('congdan1', 'email', mail);
  const subjectId = newId(5);
  await it.tell({ personId, subjectId });
  await it.send();
  const entries = await tablesOfTest(it)
    .selectFrom('audit_entry')
    .selectAll()
    .where('operation', '=', 'procedures.send-message')
    .where('subject_id', '=', subjectId)
    .execute();
  expect(entries).toMatchObject([
    { outcome: 'done', reason: 'email, test', actor_name: 'system:procedures.send-message' },
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/example|H19/);
});

describe('what is not in use', () => {
  test('sends nothing: a system that is closed waits', async () => {
    const personId = await it.choose('congdan1', 'email', mail);
    await it.tell({ personId });
    await it.setStage('suspended');
    await it.send();
    expect(it.sent).toEqual([]);
    await it.setStage('official');
    await it.send();
    expect(it.sent).toHaveLength(1);
  });

  test('and what is tried out is a matter of its own: the address of one space says nothing to the other', async () => {
    const personId = await it.choose('congdan1', 'email', mail, 'trial');
    await it.tell({ personId });
    await it.send();
    expect(it.sent).toEqual([]);
    await it.tell({ personId }, 'trial');
    await it.send();
    expect(it.sent).toMatchObject([{ space: 'trial', subject: expect.stringMatching(/^DÙNG THỬ: /) }]);
  });
});
