import { resetSecondFactors } from '@dongbo/contract';
import { GeneralError } from '@dongbo/kernel';
import type { Command } from 'commander';
import { print, type JsonOption } from '../print.ts';
import type { Connect } from './space-option.ts';

async function reset(connect: Connect, username: string, options: JsonOption): Promise<void> {
  await using connection = await connect();
  try {
    const { removed } = await connection.run(resetSecondFactors, { username });
    print(
      { username, removed },
      options,
      () => `Đã gỡ ${removed} cách xác thực của tài khoản ${username}; các phiên đang mở đã kết thúc.`,
    );
  } catch (error) {
    if (!(error instanceof GeneralError) || error.code !== 'not-found') throw error;
    process.stderr.write('Không có tài khoản này.\n');
    process.exitCode = 2;
  }
}

/** `reset-factors`: the way back for who has lost telephone, passkeys and recovery codes; who they are was checked by people. */
export function registerResetFactors(program: Command, connect: Connect): void {
  program
    .command('reset-factors <tài khoản>')
    .description(
      'Gỡ mọi cách xác thực hai bước của tài khoản (mất điện thoại và mã dự phòng); các phiên đang mở kết thúc',
    )
    .option('--json', 'in kết quả dưới dạng một dòng JSON')
    .action(async (username: string, options: JsonOption) => await reset(connect, username, options));
}
