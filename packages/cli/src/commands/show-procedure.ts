import { Day } from '@dongbo/contract';
import { getProcedure, type Procedure, type TimeLimit } from '@dongbo/contract/procedures';
import { GeneralError } from '@dongbo/kernel';
import { print, type JsonOption } from '../print.ts';
import { spaceOf, type Connect } from './space-option.ts';

const channelNames = { DIRECT: 'Trực tiếp', ONLINE: 'Trực tuyến', POSTAL: 'Bưu chính' } as const;
const unitNames: Readonly<Record<TimeLimit['unit'], string>> = {
  'working-day': 'ngày làm việc',
  'working-hour': 'giờ làm việc',
  'calendar-day': 'ngày',
  month: 'tháng',
  immediate: 'ngay trong ngày',
  unknown: '(nguồn không ghi đơn vị)',
};

function limitText({ unit, value }: TimeLimit): string {
  if (unit === 'immediate') return unitNames.immediate;
  return unit === 'unknown' && value === 0 ? 'không rõ thời hạn' : `${value} ${unitNames[unit]}`;
}

function feeText(fee: Procedure['channels'][number]['fees'][number]): string {
  const amount =
    fee.amount === null
      ? ''
      : `${fee.amount.toLocaleString('vi-VN')} ${fee.currency}${fee.suspect ? ' (nghi sai)' : ''}`;
  return [amount, fee.note ?? ''].filter((part) => part !== '').join(' – ');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line.replaceAll('\n', '\n  ')}`)];
}

function papers(procedure: Procedure): string[] {
  return procedure.componentGroups.flatMap((group) => [
    ...(group.case === null ? [] : [group.case]),
    ...group.items.map((item) =>
      item.isNote
        ? `  * ${item.name}`
        : `- ${item.name} (chính: ${item.originals}, sao: ${item.copies})${item.form === null ? '' : ` [${item.form}]`}`,
    ),
  ]);
}

function describe(procedure: Procedure): string {
  return [
    `${procedure.code}  ${procedure.name}`,
    `${procedure.ministry} / ${procedure.field}; hiệu lực từ ${procedure.validFrom}${procedure.validTo === null ? '' : ` đến ${procedure.validTo}`}`,
    `Cơ quan thực hiện: ${procedure.executingAgencies.join('; ')}`,
    ...section(
      'Cách thức, thời hạn, phí',
      procedure.channels.map((one) =>
        [channelNames[one.channel], limitText(one.limit), ...one.fees.map(feeText)].join('; '),
      ),
    ),
    ...section('Trình tự', procedure.steps),
    ...section('Thành phần hồ sơ', papers(procedure)),
    ...section('Đối tượng', procedure.subjects),
    ...section(
      'Kết quả',
      procedure.results.map((result) => result.name),
    ),
    ...section('Điều kiện', procedure.conditions),
    ...section(
      'Căn cứ pháp lý',
      procedure.legalBasis.map((one) => [one.number, one.title].filter((part) => part !== null).join(' ')),
    ),
    ...section(
      'Cảnh báo của nguồn',
      procedure.warnings.map((one) => `${one.code} ${Object.values(one.facts).join(' ')}`),
    ),
  ].join('\n');
}

/** Prints one procedure as valid on a day; exit code 1 when the catalogue does not hold it. */
export async function printProcedure(
  connect: Connect,
  code: string,
  options: JsonOption & { on?: string; trial?: boolean },
): Promise<void> {
  if (options.on !== undefined && !Day.safeParse(options.on).success) {
    process.stderr.write('--on phải là một ngày có thật dạng YYYY-MM-DD\n');
    process.exitCode = 2;
    return;
  }
  await using connection = await connect();
  try {
    const procedure = await connection.run(
      getProcedure,
      { code, ...(options.on === undefined ? {} : { on: options.on }) },
      spaceOf(options),
    );
    print(procedure, options, describe);
  } catch (error) {
    if (!(error instanceof GeneralError) || error.code !== 'not-found') throw error;
    process.stderr.write(`Danh mục không có thủ tục mã ${code}\n`);
    process.exitCode = 1;
  }
}
