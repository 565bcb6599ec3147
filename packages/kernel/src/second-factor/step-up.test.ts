import { confirmTotp, defineEndpoint, signIn, startTotp, stepUp } from '@dongbo/contract';
import { asSystem, authenticatorCode, createWorld, type World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { hashPassword } from '../identity/password.ts';
import { kernelOperations } from '../kernel-operations.ts';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { openBrowser, type TestBrowser } from './browser.fixture.ts';

const described = { method: 'POST', access: 'person', input: z.object({ weighty: z.boolean() }) } as const;
const output = z.object({ done: z.boolean() });
const always = defineEndpoint({
  ...described,
  name: 'kernel.try.always',
  summary: '',
  path: '/a',
  stepUp: true,
  output,
});
const sometimes = defineEndpoint({
  ...described,
  name: 'kernel.try.sometimes',
  summary: '',
  path: '/b',
  stepUp: 'sometimes',
  output,
});
const never = defineEndpoint({ ...described, name: 'kernel.try.never', summary: '', path: '/c', output });
const more = [
  defineKernelOperation(always, async () => ({ done: true })),
  defineKernelOperation(sometimes, async (ctx, { weighty }) => {
    if (weighty) ctx.requireFresh();
    return { done: true };
  }),
  defineKernelOperation(never, async (ctx) => {
    ctx.requireFresh();
    return { done: true };
  }),
];

let world: World;
const password = 'mật khẩu của bài thử';
beforeAll(async () => {
  world = await createWorld({ systems: [], operations: [...kernelOperations, ...more], key: 'kernel' });
  const hash = await hashPassword(password);
  await world.databases.official.kysely.updateTable('account').set({ password_hash: hash }).execute();
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(() => world.clock.advance(2 * 86_400_000));

async function enter(username: string, address = '203.0.113.1'): Promise<TestBrowser> {
  const browser = openBrowser(world, address, { more });
  await browser.call(signIn, { username, password });
  return browser;
}

/** So many minutes in which somebody works all the time. */
async function work(minutes: number, ...browsers: readonly TestBrowser[]): Promise<void> {
  for (let done = 0; done < minutes; done += 10) {
    world.clock.advance(10 * 60_000);
    for (const browser of browsers) await browser.codeOf(never, { weighty: false });
  }
}
const act = async (browser: TestBrowser) => await browser.codeOf(always, { weighty: true });

test('a sign-in counts for half an hour, then who acts confirms by password, for this session alone', async () => {
  const browser = await enter('lanhdao.tranbien');
  const other = await enter('lanhdao.tranbien', '203.0.113.2');
  expect(await act(browser)).toBe('done');
  await work(30, browser, other);
  expect([await act(browser), await act(other)]).toEqual(['step-up-needed', 'step-up-needed']);
  expect(await browser.codeOf(sometimes, { weighty: false })).toBe('done');
  expect(await browser.codeOf(sometimes, { weighty: true })).toBe('step-up-needed');
  expect(await browser.codeOf(stepUp, { password: 'sai' })).toBe('session.password-wrong');
  expect(await act(browser)).toBe('step-up-needed');
  const { freshUntil } = await browser.call(stepUp, { password });
  expect(freshUntil).toBe(new Date(world.clock.now().getTime() + 30 * 60_000).toISOString());
  expect([await act(browser), await act(other)]).toEqual(['done', 'step-up-needed']);
  await work(30, browser);
  expect(await act(browser)).toBe('step-up-needed');
});

test('who has a second factor confirms by it and not by the password; a code counts once here too', async () => {
  const browser = await enter('lanhdao.tamhiep');
  const { secret } = await browser.call(startTotp, {});
  const code = () => authenticatorCode(secret, world.clock.now());
  await browser.call(confirmTotp, { code: code(), name: 'Điện thoại' });
  await work(30, browser);
  expect(await browser.codeOf(stepUp, { password })).toBe('session.factor-needed');
  const shown = code();
  expect(await browser.codeOf(stepUp, { code: shown })).toBe('done');
  expect(await act(browser)).toBe('done');
  expect(await browser.codeOf(stepUp, { code: shown })).toBe('session.code-wrong');
});

test('a stolen session guesses a handful of passwords, and the holder confirms in another', async () => {
  const stolen = await enter('vanthu.tranbien');
  const own = await enter('vanthu.tranbien', '203.0.113.3');
  await work(30, stolen, own);
  const tries = [];
  for (let index = 0; index < 14; index += 1) tries.push(await stolen.codeOf(stepUp, { password: `sai ${index}` }));
  expect(tries.filter((one) => one === 'session.password-wrong')).toHaveLength(10);
  expect(await stolen.codeOf(stepUp, { password })).toBe('session.code-locked');
  expect(await own.codeOf(stepUp, { password })).toBe('done');
});

test('it costs no statement, leaves a line when it is asked, and keeps no password and no hash of one', async () => {
  const browser = await enter('motcua.tranbien');
  const plain = await world.statements(() => browser.codeOf(sometimes, { weighty: false }));
  const weighty = await world.statements(() => act(browser));
  expect(weighty.length).toBe(plain.length);
  await work(30, browser);
  await act(browser);
  await browser.call(stepUp, { password });
  const { rows } = await sql<{ operation: string; outcome: string; reason: string | null; input_hash: string | null }>`
    select operation, outcome, reason, input_hash from audit_entry where operation in ('kernel.try.always', 'kernel.session.step-up')
    order by at desc, id desc limit 2`.execute(world.databases.official.kysely);
  expect(rows.toSorted((one, two) => one.operation.localeCompare(two.operation))).toMatchObject([
    { operation: 'kernel.session.step-up', outcome: 'done', reason: 'password', input_hash: null },
    { operation: 'kernel.try.always', outcome: 'step-up-needed' },
  ]);
});

test('machines and the terminal are not asked; who asks without having said so is a fault of ours', async () => {
  expect(await world.call(always, { weighty: true }, { as: asSystem })).toEqual({ done: true });
  expect(await world.call(always, { weighty: true }, { as: 'lanhdao.tranbien' })).toEqual({ done: true });
  const browser = await enter('congdan1');
  expect(await browser.codeOf(never, { weighty: true })).toContain('does not say that it asks who acts');
});
