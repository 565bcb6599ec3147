import { activateAccount, forgetBrowsers } from '@dongbo/contract';
import { anonymous, kernelOperations } from '@dongbo/kernel';
import { asSystem, createWorld, type World } from '@dongbo/testing';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { registerFirstAdmin } from './first-admin.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ key: 'cli_first_admin', systems: [], operations: kernelOperations });
  const role = { key: 'keeper', name: JSON.stringify({ vi: 'Quản trị' }), permissions: [forgetBrowsers.name] };
  await world.databases.official.kysely.insertInto('role').values(role).execute();
});
afterAll(() => world[Symbol.asyncDispose]());

/** Runs `dongbo first-admin …` in this process against the world. */
async function dongbo(...args: string[]): Promise<{ out: string; err: string; code: number }> {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const text = (spy: typeof out): string => spy.mock.calls.map(([chunk]) => String(chunk)).join('');
  try {
    process.exitCode = 0;
    const program = new Command('dongbo').exitOverride();
    registerFirstAdmin(program, async () => ({
      run: (endpoint, input, space = 'official') => world.call(endpoint, input, { as: asSystem, space }),
      async [Symbol.asyncDispose]() {},
    }));
    await program.parseAsync(['node', 'dongbo', 'first-admin', ...args, '--name', 'Lê Văn Giữ', '--role', 'keeper']);
    return { out: text(out), err: text(err), code: Number(process.exitCode) };
  } finally {
    process.exitCode = 0;
    out.mockRestore();
    err.mockRestore();
  }
}

const tokenIn = ({ out }: { readonly out: string }) => /kich-hoat#([\w-]{43})/.exec(out)?.[1] ?? '';
const activate = (token: string) =>
  world.call(activateAccount, { token, password: 'Bến phà 5 giờ sáng' }, { as: anonymous });

test('the first administrator gets a link once, a lost one is replaced, and afterwards nobody comes this way any more', async () => {
  const first = await dongbo('giu.nha', '--address', 'https://dvc.example.vn/');
  expect(first.out).toContain('https://dvc.example.vn/kich-hoat#');
  const again = await dongbo('giu.nha');
  await expect(activate(tokenIn(first))).rejects.toMatchObject({ code: 'invitation.not-valid' });
  expect(await activate(tokenIn(again))).toEqual({ username: 'giu.nha' });
  const later = await dongbo('ke.khac');
  expect(later).toMatchObject({ code: 2, out: '' });
  expect(later.err).toContain('đã có người quản trị');
  const kept = JSON.stringify(
    (await world.databases.official.kysely.selectFrom('request').selectAll().execute()).map(({ answer }) => answer),
  );
  expect(kept).not.toContain(tokenIn(again));
});

test.each([
  [['có dấu'], 'chữ thường không dấu'],
  [['motcua.tranbien'], 'đã có người dùng'],
  [['giu.nha2', '--unit', 'X1'], 'mã này'],
])('%o is said in a line', async (args, said) => {
  await world.databases.official.kysely
    .updateTable('account')
    .set({ disabled_at: world.clock.now(), disabled_reason: 'closed' })
    .where('username', '=', 'giu.nha')
    .execute();
  expect(await dongbo(...args)).toMatchObject({ code: 2, err: expect.stringContaining(said) });
});
