import { searchProcedures } from '@dongbo/contract/procedures';
import { Option, type Command } from 'commander';
import { print } from '../print.ts';
import { importFiles, type ImportCommandOptions } from './import-procedures.ts';
import { printProcedure } from './show-procedure.ts';
import { spaceOf, type Connect, type SpaceOption } from './space-option.ts';

const trialOption = (): Option => new Option('--trial', 'không gian thử nghiệm');
const jsonOption = (): Option => new Option('--json', 'in kết quả dưới dạng một dòng JSON');

async function search(
  connect: Connect,
  words: readonly string[],
  options: SpaceOption & { limit: string },
): Promise<void> {
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 200) {
    process.stderr.write('--limit phải là số nguyên từ 1 đến 200\n');
    process.exitCode = 2;
    return;
  }
  await using connection = await connect();
  const found = await connection.run(searchProcedures, { q: words.join(' ').slice(0, 200), limit }, spaceOf(options));
  print(found, options, ({ items, total }) =>
    [
      total === 0
        ? 'Không tìm thấy thủ tục nào.'
        : `${total} thủ tục${total > items.length ? `, hiển thị ${items.length}` : ''}:`,
      ...items.map((item) => `  ${item.code}  ${item.name}  (${item.field})`),
    ].join('\n'),
  );
}

/** `procedures import`, `search` and `show`: the catalogue of administrative procedures. */
export function registerProcedures(program: Command, connect: Connect): void {
  const procedures = program.command('procedures').description('Danh mục thủ tục hành chính: nhập, tìm, xem');
  procedures
    .command('import <file...>')
    .description(
      'Nhập tệp JSON Lines (cũng đọc gzip, Zstandard); dòng lỗi không chặn các dòng khác; mã thoát 1 khi có dòng bị từ chối',
    )
    .option('--dry-run', 'chỉ kiểm tra và báo cáo, không ghi gì')
    .option('--valid-from <ngày>', 'ngày đầu tiên nội dung có hiệu lực, YYYY-MM-DD (mặc định: hôm nay)')
    .addOption(trialOption())
    .addOption(jsonOption())
    .action(async (files: string[], options: ImportCommandOptions) => await importFiles(connect, files, options));
  procedures
    .command('search <từ...>')
    .description('Tìm theo tên, mã, lĩnh vực, cơ quan, giấy tờ; không cần dấu')
    .option('--limit <số>', 'số kết quả', '20')
    .addOption(trialOption())
    .addOption(jsonOption())
    .action(async (words: string[], options: SpaceOption & { limit: string }) => await search(connect, words, options));
  procedures
    .command('show <mã>')
    .description('Xem một thủ tục với mọi phần mà luật yêu cầu')
    .option('--on <ngày>', 'nội dung có hiệu lực ngày này, YYYY-MM-DD (mặc định: hôm nay)')
    .addOption(trialOption())
    .addOption(jsonOption())
    .action(
      async (code: string, options: SpaceOption & { on?: string }) => await printProcedure(connect, code, options),
    );
}
