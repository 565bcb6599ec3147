import { demonstrationAccounts, demonstrationPassword } from '@dongbo/kernel';
import type { Program } from './program.ts';
import type { ScannerState } from './scanner-state.ts';

interface WelcomeFacts {
  readonly address: string;
  readonly demonstration: boolean;
  readonly scanner: ScannerState;
}

const scannerWords: Readonly<Record<ScannerState, string>> = {
  none: 'chưa có (đặt DONGBO_CLAMD để quét tệp tải lên)',
  unreachable: 'không trả lời: tệp tải lên bị từ chối cho đến khi có lại',
  ready: 'đang hoạt động',
};

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd())
    .join('\n');
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
    `  Quét mã độc             ${scannerWords[facts.scanner]}`,
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
