import { findPartner, kernelOperations } from '@dongbo/kernel';
import { asSystem, createWorld, type World } from '@dongbo/testing';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { registerPartner } from './partner.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ key: 'cli_partner', systems: [], operations: kernelOperations });
});
afterAll(() => world[Symbol.asyncDispose]());

/** Runs `dongbo partner …` in this process against the world. */
async function dongbo(...args: string[]): Promise<{ out: string; err: string; code: number }> {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const text = (spy: typeof out): string => spy.mock.calls.map(([chunk]) => String(chunk)).join('');
  try {
    process.exitCode = 0;
    const program = new Command('dongbo').exitOverride();
    registerPartner(program, async () => ({
      run: (endpoint, input, space = 'official') => world.call(endpoint, input, { as: asSystem, space }),
      async [Symbol.asyncDispose]() {},
    }));
    await program.parseAsync(['node', 'dongbo', 'partner', ...args]);
    return { out: text(out), err: text(err), code: Number(process.exitCode) };
  } finally {
    process.exitCode = 0;
    out.mockRestore();
    err.mockRestore();
  }
}

const find = (authorization: string) =>
  findPartner(world.databases.official.kysely, authorization.replace('Bearer ', ''), world.clock.now());

test('a partner is added with a key that opens until it ends, listed without its secret, and revoked', async () => {
  const args = ['--role', 'auditor', '--unit', 'H19', '--key', 'máy 1', '--until', '2026-03-20'];
  const added = await dongbo('add', 'Trục liên thông', ...args);
  const authorization = /Bearer \S+/.exec(added.out)?.[0] ?? '';
  expect(await find(authorization)).toMatchObject({ name: 'Trục liên thông', kind: 'partner' });
  const listed = await dongbo('list');
  expect(listed.out).toContain('vai trò auditor, Tỉnh Đồng Nai');
  expect(listed.out).toContain('máy 1');
  expect(listed.out).not.toContain(authorization.split('.')[1]);
  world.clock.advance(9 * 86_400_000);
  expect(await find(authorization)).toBeNull();
  const second = JSON.parse((await dongbo('add', 'Trục liên thông', ...args.slice(0, 4), '--json')).out);
  expect(await find(second.authorization)).toMatchObject({ personId: second.partnerId });
  expect((await dongbo('revoke', second.keyId)).code).toBe(0);
  expect(await find(second.authorization)).toBeNull();
});

test('what does not exist is said in a line', async () => {
  expect(await dongbo('add', 'X', '--role', 'none', '--unit', 'H19')).toMatchObject({
    code: 2,
    err: 'Không có vai trò này.\n',
  });
  expect((await dongbo('add', 'X', '--role', 'auditor', '--unit', 'X1')).err).toContain('đơn vị');
  expect((await dongbo('revoke', crypto.randomUUID())).code).toBe(2);
  expect((await dongbo('revoke', 'x')).code).toBe(2);
});
