import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { verifyAudit as verifyEndpoint, type OutputOf, type Space } from '@dongbo/contract';
import { auditExtract, verifyExtract } from '@dongbo/kernel';
import { auditKeysOf, readConfig } from '@dongbo/server';
import type { Command } from 'commander';
import { connect } from '../connect.ts';
import { print, type JsonOption } from '../print.ts';

interface SpaceOption extends JsonOption {
  readonly trial?: boolean;
}

const spaceOf = (options: SpaceOption): Space => (options.trial === true ? 'trial' : 'official');

type Verdict = OutputOf<typeof verifyEndpoint>;

function verdictOf({ intact, entries, blocks, unsealed, firstBroken, lacksKey, cutOff }: Verdict): string {
  if (intact) return `Nhật ký nguyên vẹn: ${entries} dòng trong ${blocks} khối, ${unsealed} dòng chờ niêm phong.`;
  if (lacksKey !== null)
    return `KHÔNG KIỂM TRA ĐƯỢC: khối ${firstBroken ?? '?'} được niêm phong bằng khóa ${lacksKey}, không có ở đây (DONGBO_SECRET, DONGBO_AUDIT_KEYS).`;
  if (cutOff !== null)
    return `NHẬT KÝ ĐÃ BỊ CẮT HOẶC GHI LẠI: khối ${cutOff.seq}, ghi nhận lúc ${cutOff.at}, không còn như vậy.`;
  return `NHẬT KÝ ĐÃ BỊ THAY ĐỔI: khối ${firstBroken ?? '?'} không khớp chuỗi băm.`;
}

/** The head stands in the text too: whoever keeps it elsewhere sees by it whether the record was cut off. */
const linesOf = ({ head, keptHeads }: Verdict): string[] => [
  ...(head === null ? [] : [`Đầu chuỗi: ${head}`]),
  `Đã đối chiếu ${keptHeads} đầu chuỗi ghi nhận bên ngoài cơ sở dữ liệu.`,
];

async function verify(options: SpaceOption & { extract?: string }): Promise<void> {
  if (options.extract !== undefined) {
    const found = await verifyExtract(
      createInterface({ input: createReadStream(options.extract) }),
      auditKeysOf(readConfig(process.env)),
    );
    print(found, options, (facts) => JSON.stringify(facts, null, 2));
    if (!found.intact) process.exitCode = 1;
    return;
  }
  await using connection = await connect('audit');
  const found = await connection.run(verifyEndpoint, {}, spaceOf(options));
  print(found, options, (facts) => [verdictOf(facts), ...linesOf(facts)].join('\n'));
  if (!found.intact) process.exitCode = 1;
}

async function extract(file: string, options: SpaceOption): Promise<void> {
  await using connection = await connect('audit');
  const out = createWriteStream(file, { mode: 0o600 });
  let lines = 0;
  for await (const line of auditExtract(connection.program.databases[spaceOf(options)].kysely)) {
    if (!out.write(`${line}\n`)) await once(out, 'drain');
    lines += 1;
  }
  out.end();
  await finished(out);
  print({ file, lines }, options, (facts) => `Đã ghi ${facts.lines} dòng vào ${facts.file}.`);
}

/** `audit verify` and `audit extract`: is the record intact, also away from the database. */
export function registerAudit(program: Command): void {
  const audit = program.command('audit').description('Nhật ký: kiểm tra chuỗi băm, trích xuất');
  audit
    .command('verify')
    .description('Tính lại chuỗi băm; mã thoát 1 khi có khối không khớp')
    .option('--extract <file>', 'kiểm tra một bản trích xuất, không cần cơ sở dữ liệu')
    .option('--trial', 'không gian thử nghiệm')
    .option('--json', 'in kết quả dưới dạng một dòng JSON')
    .action(verify);
  audit
    .command('extract <file>')
    .description('Ghi nhật ký đã niêm phong ra tệp JSON Lines')
    .option('--trial', 'không gian thử nghiệm')
    .option('--json', 'in kết quả dưới dạng một dòng JSON')
    .action(extract);
}
