import { demonstrationAccounts, demonstrationPassword } from '@dongbo/kernel';
import type { Program } from './program.ts';

interface WelcomeFacts {
  readonly address: string;
  readonly demonstration: boolean;
}

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd()).join('\n');
};

/** What a person reads when the server is up: the address, where to begin, one demonstration account a role. */
export async function welcome(program: Program, facts: WelcomeFacts): Promise<string> {
  const lines = [
    '',
    `Đồng Bộ đang chạy tại ${facts.address}`,
    '',
    `  Cổng dịch vụ công       ${facts.address}/`,
    `  Bàn làm việc            ${facts.address}/lam-viec`,
    `  Không gian thử nghiệm   ${facts.address}/trial/`,
    `  Tài liệu API            ${facts.address}/api/openapi.json`,
  ];
  if (facts.demonstration) {
    const accounts = await demonstrationAccounts(program.databases.official.kysely);
    lines.push(
      '',
      `Tài khoản dùng thử (mật khẩu chung: ${demonstrationPassword})`,
      '',
      table(accounts.map(({ username, roleName, name, unit }) => [username, roleName, name, unit])),
    );
  }
  lines.push('', 'Ctrl-C để dừng.');
  return lines.join('\n');
}
