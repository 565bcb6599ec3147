import { forgetBrowsers } from '@dongbo/contract';
import { GeneralError } from '@dongbo/kernel';
import type { Command } from 'commander';
import { print, type JsonOption } from '../print.ts';
import type { Connect } from './space-option.ts';

async function forget(connect: Connect, username: string, options: JsonOption): Promise<void> {
  await using connection = await connect();
  try {
    const { forgotten } = await connection.run(forgetBrowsers, { username });
    print({ username, forgotten }, options, () => `Đã quên ${forgotten} trình duyệt của tài khoản ${username}.`);
  } catch (error) {
    if (!(error instanceof GeneralError) || error.code !== 'not-found') throw error;
    process.stderr.write('Không có tài khoản này.\n');
    process.exitCode = 2;
  }
}

/** `forget-browsers`: a lost or stolen computer is unknown from now on. */
export function registerForgetBrowsers(program: Command, connect: Connect): void {
  program
    .command('forget-browsers <tài-khoản>')
    .description('Quên mọi trình duyệt mà tài khoản đã đăng nhập (máy bị mất, bị lộ); phiên đang mở vẫn còn')
    .option('--json', 'in kết quả dưới dạng một dòng JSON')
    .action(async (username: string, options: JsonOption) => await forget(connect, username, options));
}
