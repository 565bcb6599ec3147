import { randomUUID } from 'node:crypto';
import {
  AskId,
  askNewPassword,
  askSignUp,
  confirmNewPassword,
  confirmSignUp,
  getSession,
  readSimulatedCode,
  signIn,
} from '@dongbo/contract';
import { countStatements, createWorld, type World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPool } from '../db/database.ts';
import { anonymous } from '../identity/actor.ts';
import { newId } from '../ids.ts';
import { runPendingJobs } from '../jobs/worker.ts';
import { kernelDeliveries } from '../kernel-jobs.ts';
import { kernelOperations } from '../kernel-operations.ts';
import { codeOf } from '../messages/message-code.ts';
import type { OutgoingMessage } from '../messages/message-gateway.ts';
import { createRunner } from '../operation/runner.ts';
import { openBrowser, type TestBrowser } from '../second-factor/browser.fixture.ts';
import { sweepAccountCodes } from './account-code-store.ts';

const password = 'Bến phà Cát Lái 5 giờ';
const other = 'Chợ Biên Hòa 6 giờ tối';
const lan = { holder: 'person', name: 'Lê Thị Hòa', number: '075 190 000 123' } as const;

let world: World;
let owner: ReturnType<typeof createPool>;
let sent: OutgoingMessage[];
/** Runs with a carrier that notes what it is handed. */
let carried: World;
beforeAll(async () => {
  world = await createWorld({ systems: [], operations: kernelOperations, key: 'kernel' });
  owner = createPool({ url: world.ownerUrl, schemas: ['kernel'], role: null, max: 1, name: 'sign-up-test' });
  const gateway = {
    name: 'test',
    send: async (message: OutgoingMessage) => {
      sent.push(message);
      return { kind: 'accepted', reference: null } as const;
    },
  };
  const services = { ...world.worker.services, messageGateways: { of: () => gateway } };
  const worker = { ...world.worker, services, jobs: [], deliveries: kernelDeliveries, schedules: [], projections: [] };
  carried = { ...world, worker, runner: createRunner(worker) };
});
afterAll(async () => {
  await owner.end();
  await world[Symbol.asyncDispose]();
});
beforeEach(async () => {
  sent = [];
  await db().deleteFrom('sign_in_try').execute();
  await db().deleteFrom('account_code').execute();
  // What the test before asked and did not wait for.
  await owner.query('delete from graphile_worker._private_jobs');
});

const db = () => world.databases.official.kysely;
let lastHost = 10;
const browser = (): TestBrowser => openBrowser(carried, `203.0.113.${(lastHost += 1)}`);
const send = async () => {
  await runPendingJobs(carried.worker);
  return sent.splice(0);
};
/** What came of it, and the statements that it took. */
async function counted<Made>(act: () => Promise<Made>): Promise<[Made, string[]]> {
  const made: Made[] = [];
  const statements = await countStatements(world.databases.official.pool, async () => made.push(await act()));
  const [first] = made;
  if (first === undefined) throw new Error('Nothing was made');
  return [first, statements];
}
const codeIn = (messages: readonly OutgoingMessage[]) => /\b\d{6}\b/.exec(messages[0]?.text ?? '')?.[0] ?? '';

async function signUp(address: string, who: Partial<typeof lan> & { number?: string; name?: string } = {}) {
  const own = browser();
  const asked = await own.call(askSignUp, { ...lan, ...who, channel: 'sms', address });
  const messages = await send();
  const done = await own.call(confirmSignUp, { askId: asked.askId, code: codeIn(messages), password });
  return { own, asked, done };
}

test('somebody signs up with a telephone, is signed in as not proven, and signs in again however the number is spelt', async () => {
  const { own, done } = await signUp('0912 345 601');
  expect(done).toMatchObject({ outcome: 'done', username: '0912345601' });
  expect(done.session?.person).toMatchObject({ name: 'Lê Thị Hòa', kind: 'citizen', isProven: false });
  expect((await own.call(getSession, {})).person?.username).toBe('0912345601');
  const kept = await db()
    .selectFrom('person')
    .select(['identity_number', 'declared_number', 'phone', 'name_folded'])
    .where('id', '=', done.session?.person?.id ?? '')
    .executeTakeFirstOrThrow();
  expect(kept).toEqual({
    identity_number: null,
    declared_number: '075190000123',
    phone: '+84912345601',
    name_folded: 'le thi hoa',
  });
  expect((await browser().call(signIn, { username: '+84 912 345 601', password })).person?.name).toBe('Lê Thị Hòa');
});

test('a business signs up with its tax code and an e-mail address', async () => {
  const own = browser();
  const said = { holder: 'organisation', name: 'Công ty Bến Phà', number: '0100109106', channel: 'email' } as const;
  expect(await own.codeOf(askSignUp, { ...said, number: '123', address: 'a@example.vn' })).toBe(
    'sign-up.tax-code-unfit',
  );
  const asked = await own.call(askSignUp, { ...said, address: 'Ban.Hang@Example.vn' });
  const [message] = await send();
  expect(message).toMatchObject({ to: 'Ban.Hang@example.vn', subject: 'Mã xác nhận đăng ký tài khoản' });
  const code = codeIn(message === undefined ? [] : [message]);
  const done = await own.call(confirmSignUp, { askId: asked.askId, code, password });
  expect(done).toMatchObject({ outcome: 'done', username: 'ban.hang@example.vn' });
});

test('an address that has an account gets the same answer; its owner is told, and no code makes a second account', async () => {
  await signUp('0912345602');
  const [own, stranger] = [browser(), browser()];
  const [known, forKnown] = await counted(() => own.call(askSignUp, { ...lan, channel: 'sms', address: '0912345602' }));
  const [fresh, forFresh] = await counted(() =>
    stranger.call(askSignUp, { ...lan, channel: 'sms', address: '0912345603' }),
  );
  expect(forKnown).toEqual(forFresh);
  expect({ ...known, askId: '' }).toEqual({ ...fresh, askId: '' });
  const messages = await send();
  expect(messages.map(({ text }) => text.includes('da co tai khoan'))).toEqual([true, false]);
  expect(codeIn(messages)).toBe('');
  const right = codeOf(known.askId, world.worker.services.deviceKey);
  const tried = await own.call(confirmSignUp, { askId: known.askId, code: right, password });
  const wrong = await stranger.call(confirmSignUp, { askId: fresh.askId, code: '000000', password });
  expect(tried).toEqual(wrong);
  expect(tried).toMatchObject({ outcome: 'wrong', triesLeft: 4, session: null });
});

test('tries are counted, many at once like one after the other; a used or swept code is over', async () => {
  const own = browser();
  const asked = await own.call(askSignUp, { ...lan, channel: 'sms', address: '0912345604' });
  const code = codeIn(await send());
  const wrong = code === '123456' ? '654321' : '123456';
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => browser().call(confirmSignUp, { askId: asked.askId, code: wrong, password })),
  );
  expect(answers.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(5);
  expect(await own.call(confirmSignUp, { askId: asked.askId, code, password })).toMatchObject({ outcome: 'over' });
  const again = await own.call(askSignUp, { ...lan, channel: 'sms', address: '0912345604' });
  const second = codeIn(await send());
  const both = await Promise.all(
    [browser(), browser()].map((one) => one.call(confirmSignUp, { askId: again.askId, code: second, password })),
  );
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['done', 'over']);
  await own.call(askSignUp, { ...lan, channel: 'sms', address: '0912345605' });
  world.clock.advance(16 * 60_000);
  await sweepAccountCodes(db(), world.clock.now());
  expect(await db().selectFrom('account_code').select('id').execute()).toEqual([]);
});

test('a password that cannot be taken costs no try', async () => {
  const own = browser();
  const asked = await own.call(askSignUp, { ...lan, channel: 'sms', address: '0912345606' });
  const code = codeIn(await send());
  for (let n = 0; n < 7; n += 1)
    expect(await own.codeOf(confirmSignUp, { askId: asked.askId, code, password: 'ngắn' })).toBe('password.too-short');
  expect(await own.call(confirmSignUp, { askId: asked.askId, code, password })).toMatchObject({ outcome: 'done' });
});

test('nobody fills a mailbox, goes through numbers or floods from one place, and strangers do not shut an address for long', async () => {
  const ask = (from: TestBrowser, address: string, number: string) =>
    from.codeOf(askSignUp, { ...lan, number, channel: 'sms', address });
  const number = (n: number) => `0751900001${String(n).padStart(2, '0')}`;
  for (let n = 0; n < 4; n += 1) expect(await ask(browser(), '0912345607', number(n))).toBe('done');
  expect(await ask(browser(), '0912345607', number(9))).toBe('sign-up.too-many');
  world.clock.advance(15 * 60_000);
  expect(await ask(browser(), '0912345607', number(9))).toBe('done');
  for (let n = 0; n < 10; n += 1) expect(await ask(browser(), `09123457${10 + n}`, '075190000199')).toBe('done');
  expect(await ask(browser(), '0912345720', '075190000199')).toBe('sign-up.too-many');
  const flooding = browser();
  const codes = [];
  for (let n = 0; n < 41; n += 1) codes.push(await ask(flooding, `09123458${10 + n}`, `07519000${2000 + n}`));
  expect(codes.filter((code) => code === 'done')).toHaveLength(40);
  expect(codes.at(-1)).toBe('sign-up.too-many');
});

test('nobody makes an account while trying out', async () => {
  const operation = kernelOperations.find(({ endpoint }) => endpoint.name === askSignUp.name);
  if (operation === undefined) throw new Error('No such operation');
  const asked = carried.runner.run(operation, {
    space: 'trial',
    actor: anonymous,
    requestId: randomUUID(),
    input: { ...lan, channel: 'sms', address: '0912345608' },
  });
  await expect(asked).rejects.toMatchObject({ code: 'sign-up.official-only' });
});

test('who forgot the password gets a code at the address of the account with its number; others are answered alike and sent nothing', async () => {
  const { own } = await signUp('0912345609');
  const ask = (number: string, address = '0912345609') =>
    browser().call(askNewPassword, { number, channel: 'sms', address });
  const [foreign, forForeign] = await counted(() => ask('075190000999'));
  const nobody = await ask('075190000123', '0912345699');
  expect(await send()).toEqual([]);
  const [asked, forOwn] = await counted(() => ask('075190000123'));
  expect(forOwn).toEqual(forForeign);
  expect([foreign, nobody].map((one) => ({ ...one, askId: '' }))).toEqual([
    { ...asked, askId: '' },
    { ...asked, askId: '' },
  ]);
  const code = codeIn(await send());
  const guessed = codeOf(foreign.askId, world.worker.services.deviceKey);
  expect(await own.call(confirmNewPassword, { askId: foreign.askId, code: guessed, password: other })).toMatchObject({
    outcome: 'wrong',
  });
  const fresh = browser();
  const used = await fresh.codeOf(confirmNewPassword, { askId: asked.askId, code, password });
  expect(used).toBe('password.used-before');
  const done = await fresh.call(confirmNewPassword, { askId: asked.askId, code, password: other });
  expect(done).toMatchObject({ outcome: 'done', username: '0912345609' });
  expect(done.session?.person?.name).toBe('Lê Thị Hòa');
  expect((await own.call(getSession, {})).person).toBeNull();
  expect(await fresh.call(confirmNewPassword, { askId: asked.askId, code, password })).toMatchObject({
    outcome: 'over',
  });
  const personId = done.session?.person?.id ?? '';
  const told = await db().selectFrom('notice').select('key').where('person_id', '=', personId).execute();
  expect(told).toEqual([{ key: 'password-chosen' }]);
});

test('a code opens no account that has a second factor, none of an official, none that is closed', async () => {
  const { done } = await signUp('0912345610');
  const personId = done.session?.person?.id ?? '';
  await db()
    .insertInto('second_factor')
    .values({
      id: newId(0),
      person_id: personId,
      kind: 'totp',
      name: 'Máy của tôi',
      secret_sealed: Buffer.alloc(40),
      added_at: world.clock.now(),
      confirmed_at: world.clock.now(),
    })
    .execute();
  const ask = async () => {
    const { askId } = await browser().call(askNewPassword, {
      number: '075190000123',
      channel: 'sms',
      address: '0912345610',
    });
    return { askId, messages: await send() };
  };
  const { askId, messages } = await ask();
  const changed = await browser().call(confirmNewPassword, { askId, code: codeIn(messages), password: other });
  expect(changed).toMatchObject({ outcome: 'done', session: null });
  await db().updateTable('person').set({ kind: 'official' }).where('id', '=', personId).execute();
  expect((await ask()).messages).toEqual([]);
  await db().updateTable('person').set({ kind: 'citizen' }).where('id', '=', personId).execute();
  await db()
    .updateTable('account')
    .set({ disabled_at: world.clock.now(), disabled_reason: 'own' })
    .where('person_id', '=', personId)
    .execute();
  expect((await ask()).messages).toEqual([]);
});

test('where messages go out in earnest nobody reads one here, not even who asked', async () => {
  const own = browser();
  const { askId } = await own.call(askSignUp, { ...lan, channel: 'sms', address: '0912345611' });
  expect(await send()).toHaveLength(1);
  expect(await own.call(readSimulatedCode, { askId })).toEqual({ text: null });
  expect(await own.call(readSimulatedCode, { askId: AskId.parse(randomUUID()) })).toEqual({ text: null });
});
