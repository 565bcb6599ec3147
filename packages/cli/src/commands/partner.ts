import { createHash, randomBytes } from 'node:crypto';
import { addPartner, listPartners, revokePartnerKey } from '@dongbo/contract';
import { GeneralError, Refusal } from '@dongbo/kernel';
import type { Command } from 'commander';
import { print, type JsonOption } from '../print.ts';
import type { Connect } from './space-option.ts';

interface AddOptions extends JsonOption {
  readonly role: string;
  readonly unit: string;
  readonly field?: string;
  readonly key: string;
  readonly until?: string;
}

const refused: Readonly<Record<string, string>> = {
  'partner.role-unknown': 'Không có vai trò này.',
  'partner.unit-unknown': 'Không có đơn vị đang hoạt động với mã này.',
  'not-found': 'Không có khóa này.',
  'invalid-input': 'Tham số không hợp lệ.',
};

/** Runs a command; what is refused is said in a line, with exit code 2. */
async function orSay(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    const said = error instanceof Refusal || error instanceof GeneralError ? refused[error.code] : undefined;
    if (said === undefined) throw error;
    process.stderr.write(`${said}\n`);
    process.exitCode = 2;
  }
}

async function add(connect: Connect, name: string, options: AddOptions): Promise<void> {
  const secret = randomBytes(32).toString('base64url');
  await using connection = await connect();
  const { partnerId, keyId } = await connection.run(addPartner, {
    name,
    role: options.role,
    unitCode: options.unit,
    ...(options.field === undefined ? {} : { field: options.field }),
    keyName: options.key,
    secretHash: createHash('sha256').update(secret).digest('hex'),
    ...(options.until === undefined ? {} : { validTo: `${options.until}T00:00:00+07:00` }),
  });
  print({ partnerId, keyId, authorization: `Bearer ${keyId}.${secret}` }, options, (made) =>
    [
      `Đối tác ${name}: ${made.partnerId}`,
      `Khóa ${options.key}: ${made.keyId}`,
      'Chỉ hiện một lần, hãy giữ kín. Đối tác gửi kèm mỗi yêu cầu:',
      `  Authorization: ${made.authorization}`,
    ].join('\n'),
  );
}

async function list(connect: Connect, options: JsonOption): Promise<void> {
  await using connection = await connect();
  print(await connection.run(listPartners, {}), options, ({ items }) =>
    items.length === 0
      ? 'Chưa có đối tác nào.'
      : items
          .flatMap(({ id, name, roles, keys }) => [
            `${name}  ${id}`,
            ...roles.map(({ role, unitName, field }) => `  vai trò ${role}, ${unitName}${field ? `, ${field}` : ''}`),
            ...keys.map(
              (key) =>
                `  khóa ${key.id}  ${key.name}  từ ${key.validFrom}${key.validTo ? ` đến ${key.validTo}` : ''}  dùng lần cuối: ${key.lastUsedAt ?? 'chưa'}`,
            ),
          ])
          .join('\n'),
  );
}

async function revoke(connect: Connect, keyId: string, options: JsonOption): Promise<void> {
  await using connection = await connect();
  await connection.run(revokePartnerKey, { keyId });
  print({ keyId }, options, () => 'Đã thu hồi khóa; đối tác không dùng được nữa.');
}

/** `partner add`, `list` and `revoke`: other systems that may call this one, and their keys. */
export function registerPartner(program: Command, connect: Connect): void {
  const partner = program.command('partner').description('Đối tác kết nối (hệ thống khác): thêm, xem, thu hồi khóa');
  partner
    .command('add <tên>')
    .description('Thêm đối tác kèm một khóa; tên đã có thì cấp thêm khóa. Phần bí mật chỉ hiện một lần')
    .requiredOption('--role <mã>', 'vai trò của đối tác')
    .requiredOption('--unit <mã>', 'mã đơn vị mà vai trò có hiệu lực, kể cả các đơn vị trực thuộc')
    .option('--field <lĩnh vực>', 'chỉ trong một lĩnh vực')
    .option('--key <tên>', 'tên của khóa', 'khóa')
    .option('--until <ngày>', 'khóa hết hiệu lực từ 0 giờ ngày này, YYYY-MM-DD')
    .option('--json', 'in kết quả dưới dạng một dòng JSON')
    .action(async (name: string, options: AddOptions) => await orSay(() => add(connect, name, options)));
  partner
    .command('list')
    .description('Xem các đối tác, vai trò và khóa')
    .option('--json', 'in kết quả dưới dạng một dòng JSON')
    .action(async (options: JsonOption) => await list(connect, options));
  partner
    .command('revoke <khóa>')
    .description('Thu hồi một khóa ngay lập tức')
    .option('--json', 'in kết quả dưới dạng một dòng JSON')
    .action(async (keyId: string, options: JsonOption) => await orSay(() => revoke(connect, keyId, options)));
}
