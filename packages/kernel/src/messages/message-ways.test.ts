import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  askMessageCode,
  confirmMessageAddress,
  listMessageWays,
  listMySimulatedMessages,
  removeMessageAddress,
  setMessageWay,
} from '@dongbo/contract';
import { sql } from 'kysely';
import { createSimulatedMessageGateway } from './gateways/simulated-gateway.ts';
import { messagesWorld, tablesOfTest, type MessagesWorld } from './messages-world.fixture.ts';

let it: MessagesWorld;
beforeAll(async () => {
  it = await messagesWorld();
});
afterAll(() => it[Symbol.asyncDispose]());
beforeEach(async () => {
  it.world.clock.set('2026-03-11T23:00:00+07:00');
  it.sent.length = 0;
  it.carrier = 'test';
  it.carry = async () => ({ kind: 'accepted', reference: null });
  await it.forget();
});

const as = async (username: string) => ({ actor: await it.world.actor(username) });
const mail = 'nguoi.thu@Example.VN';
const ask = async (username: string, address = mail, channel: 'email' | 'sms' = 'email') =>
  await it.call(askMessageCode, { channel, address }, await as(username));
const confirm = async (username: string, code: string, channel: 'email' | 'sms' = 'email') =>
  await it.call(confirmMessageAddress, { channel, code }, await as(username));
const wayOf = async (username: string, channel = 'email') =>
  (await it.call(listMessageWays, {}, await as(username))).items.find((one) => one.channel === channel);
const lastCode = () => /\b\d{6}\b/.exec(it.sent.at(-1)?.text ?? '')?.[0] ?? '';
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test('an address is confirmed by the code that was sent there, also at night, and turned on', async () => {
  expect(await wayOf('congdan1')).toMatchObject({ isOffered: true, state: 'none', address: null, asked: null });
  await ask('congdan1');
  expect((await wayOf('congdan1'))?.asked).toMatchObject({ address: 'nguoi.thu@example.vn', sending: 'waiting' });
  await it.sendAgain();
  expect(it.sent).toMatchObject([{ to: 'nguoi.thu@example.vn', subject: 'Mã xác nhận địa chỉ nhận tin' }]);
  expect((await wayOf('congdan1'))?.asked?.sending).toBe('sent');
  expect(await confirm('congdan1', lastCode())).toEqual({ outcome: 'confirmed', triesLeft: 0 });
  expect(await wayOf('congdan1')).toMatchObject({ state: 'on', address: 'nguoi.thu@example.vn', asked: null });
});

test('a telephone is read in any usual spelling; what is no mobile number or no mailbox is refused', async () => {
  await ask('congdan1', '0912 345.678', 'sms');
  await it.sendAgain();
  expect(it.sent).toMatchObject([{ to: '+84912345678', subject: null, html: null }]);
  expect(it.sent[0]?.text).toMatch(/^Ma xac nhan: \d{6}, /);
  for (const address of ['0251 3822 501', '12345', 'khong phai so'])
    await expect(ask('congdan1', address, 'sms')).rejects.toMatchObject({ code: 'message-way.not-a-mobile' });
  await expect(ask('congdan1', 'khong-phai@dia chi')).rejects.toMatchObject({ code: 'message-way.not-an-email' });
});

test('wrong codes count, five at most, also typed all at once, and none counts after that', async () => {
  await ask('congdan1');
  await it.sendAgain();
  const code = lastCode();
  const wrong = await Promise.all(Array.from({ length: 9 }, () => confirm('congdan1', other(code))));
  expect(wrong.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(5);
  expect(wrong.filter(({ outcome }) => outcome === 'over')).toHaveLength(4);
  expect(await confirm('congdan1', code)).toEqual({ outcome: 'over', triesLeft: 0 });
  expect(await wayOf('congdan1')).toMatchObject({ state: 'none', asked: { triesLeft: 0 } });
});

test('a code is of one person, one address and ten minutes', async () => {
  await ask('congdan1');
  await it.sendAgain();
  const first = lastCode();
  expect((await confirm('congdan2', first)).outcome).toBe('over');
  await ask('congdan1', 'khac@example.vn');
  await it.sendAgain();
  // Once in a million both are the same.
  const before = first === lastCode() ? other(first) : first;
  expect((await confirm('congdan1', before)).outcome).toBe('wrong');
  it.world.clock.advance(10 * 60_000);
  expect((await confirm('congdan1', lastCode())).outcome).toBe('over');
  expect((await wayOf('congdan1'))?.asked).toBeNull();
});

test('the code stands in no table, queue or record', async () => {
  await ask('congdan1');
  const { rows: queued } = await sql<{
    text: string;
  }>`select coalesce(string_agg(c::text, ' '), '') as text from message_code c`.execute(tablesOfTest(it));
  await it.sendAgain();
  const code = lastCode();
  const { rows: entries } = await sql<{ text: string }>`
    select coalesce(string_agg(to_jsonb(a) - 'input_hash' #>> '{}', ' '), '') as text from audit_entry a where operation like '%code%'`.execute(
    tablesOfTest(it),
  );
  expect(code).toMatch(/^\d{6}$/);
  for (const { text } of [...queued, ...entries]) {
    expect(text).not.toMatch(new RegExp(`(?<![0-9a-f-])${code}(?![0-9a-f-])`));
  }
  expect(entries[0]?.text).not.toContain('example');
});

test('one that is sent again, because the carrier was slow to say that it took it, says the same', async () => {
  await ask('congdan1');
  it.carry = async () => {
    throw new Error('no answer');
  };
  await it.sendAgain();
  it.carry = async () => ({ kind: 'accepted', reference: null });
  await it.sendAgain();
  expect(it.sent).toHaveLength(2);
  expect(it.sent[0]?.text).toBe(it.sent[1]?.text);
  expect(it.sent[0]?.id).toBe(it.sent[1]?.id);
});

test('nobody fills the mailbox of a stranger: three of one account, six in all, however it is spelt', async () => {
  const spellings = [mail, mail.toUpperCase(), mail.toLowerCase()];
  for (const address of spellings) await ask('congdan1', address);
  await expect(ask('congdan1')).rejects.toMatchObject({ code: 'message-way.too-many-codes' });
  for (const address of spellings) await ask('congdan2', address);
  await expect(ask('congdan3')).rejects.toMatchObject({ code: 'message-way.too-many-codes' });
  // Whoever has no part in it asks for another address.
  await ask('congdan3', 'cua.toi@example.vn');
  it.world.clock.advance(2 * 86_400_000);
  await ask('congdan3');
});

test('nobody goes through a list of numbers', async () => {
  for (let number = 0; number < 10; number += 1) await ask('congdan1', `091234567${number}`, 'sms');
  await expect(ask('congdan1', '0912345680', 'sms')).rejects.toMatchObject({ code: 'message-way.too-many-codes' });
});

test('turned off, on and removed are each kept as said, once, and a repetition says nothing new', async () => {
  await it.choose('congdan1', 'email', 'a@example.vn');
  const set = async (on: boolean) => await it.call(setMessageWay, { channel: 'email', on }, await as('congdan1'));
  await set(false);
  await set(false);
  expect(await wayOf('congdan1')).toMatchObject({ state: 'off', address: 'a@example.vn' });
  await set(true);
  await it.call(removeMessageAddress, { channel: 'email' }, await as('congdan1'));
  expect(await wayOf('congdan1')).toMatchObject({ state: 'none', address: null });
  await expect(set(true)).rejects.toMatchObject({ code: 'message-way.not-confirmed' });
  const rows = await tablesOfTest(it).selectFrom('message_consent').select(['said', 'wording']).orderBy('at').execute();
  expect(rows.map(({ said }) => said)).toEqual(['given', 'withdrawn', 'given', 'removed']);
  expect(new Set(rows.map(({ wording }) => wording))).toEqual(new Set(['message-consent/1']));
  expect(JSON.stringify(await tablesOfTest(it).selectFrom('message_address').selectAll().execute())).not.toContain(
    'example',
  );
});

test('a channel that nobody carries is not offered', async () => {
  const { actor } = await as('congdan1');
  await expect(
    it.world.call(askMessageCode, { channel: 'sms', address: '0912345678' }, { as: actor }),
  ).rejects.toMatchObject({
    code: 'message-way.not-offered',
  });
  const { items } = await it.world.call(listMessageWays, {}, { as: actor });
  expect(items.map(({ isOffered }) => isOffered)).toEqual([false, false]);
});

test('what a simulated carrier was handed is read by whoever it was meant for alone, and by nobody in earnest', async () => {
  const mine = async (username: string) => (await it.call(listMySimulatedMessages, {}, await as(username))).items;
  await expect(mine('congdan1')).rejects.toMatchObject({ code: 'not-found' });
  expect(await wayOf('congdan1')).toMatchObject({ isSimulated: false });
  it.carrier = 'simulator';
  it.carry = createSimulatedMessageGateway({ channel: 'email', databases: it.world.databases }).send;
  expect(await wayOf('congdan1')).toMatchObject({ isSimulated: true });
  await ask('congdan1');
  await it.sendAgain();
  expect(await mine('congdan1')).toMatchObject([
    { channel: 'email', address: 'nguoi.thu@example.vn', text: expect.stringContaining(lastCode()) },
  ]);
  await confirm('congdan1', lastCode());
  // The same address typed by another opens nothing of what was sent there.
  await ask('congdan2');
  expect(await mine('congdan2')).toEqual([]);
});
