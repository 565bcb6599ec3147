import { createHash, randomBytes } from 'node:crypto';
import { inviteFirstAdministrator } from '@dongbo/contract';
import { Refusal, systemTexts } from '@dongbo/kernel';
import type { Command } from 'commander';
import { print, type JsonOption } from '../print.ts';
import type { Connect } from './space-option.ts';

interface FirstAdminOptions extends JsonOption {
  readonly name: string;
  readonly role: string;
  readonly unit: string;
  readonly address?: string;
}

async function invite(connect: Connect, username: string, options: FirstAdminOptions): Promise<void> {
  const token = randomBytes(32).toString('base64url');
  await using connection = await connect();
  try {
    const { personId, expiresAt } = await connection.run(inviteFirstAdministrator, {
      username,
      name: options.name,
      role: options.role,
      unitCode: options.unit,
      tokenHash: createHash('sha256').update(token).digest('hex'),
    });
    const address = (options.address ?? process.env['PUBLIC_ADDRESS'] ?? '').replace(/\/$/, '');
    print({ personId, username, expiresAt, link: `${address}/kich-hoat#${token}` }, options, (made) =>
      [
        `Tài khoản quản trị đầu tiên: ${made.username} (${options.name})`,
        'Liên kết dùng một lần, chỉ hiện lần này. Mở trong trình duyệt để đặt mật khẩu:',
        `  ${made.link}`,
        `Dùng được đến ${made.expiresAt}. Mất liên kết thì chạy lại lệnh này với cùng tên tài khoản.`,
      ].join('\n'),
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${systemTexts('vi', 'refusals')[error.code] ?? error.code}\n`);
    process.exitCode = 2;
  }
}

/** `first-admin`: the account with which a new installation begins, by a one-time link instead of a known password. */
export function registerFirstAdmin(program: Command, connect: Connect): void {
  program
    .command('first-admin <tài-khoản>')
    .description('Mời người quản trị đầu tiên bằng liên kết dùng một lần; không làm gì khi đã có người quản trị')
    .requiredOption('--name <họ tên>', 'họ tên người quản trị')
    .option('--role <mã>', 'vai trò quản trị', 'department-admin')
    .option('--unit <mã>', 'mã đơn vị mà vai trò có hiệu lực', 'H19')
    .option('--address <địa chỉ>', 'địa chỉ của Cổng, ví dụ https://dvc.example.vn')
    .option('--json', 'in kết quả dưới dạng một dòng JSON')
    .action(async (username: string, options: FirstAdminOptions) => await invite(connect, username, options));
}
