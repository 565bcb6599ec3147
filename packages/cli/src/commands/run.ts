import { createProgressBar, migrateInstallation, seedInstallation, serve, work } from '@dongbo/server';
import type { Command } from 'commander';
import { connect } from '../connect.ts';
import { print, type JsonOption } from '../print.ts';

/** `serve`, `worker`, `migrate`, `seed`: bring the program up, together or in parts. */
export function registerRun(program: Command): void {
  program
    .command('serve')
    .description('Chạy web, API và (trừ khi có --no-worker) bộ xử lý nền trong một tiến trình')
    .option('--no-worker', 'để bộ xử lý nền cho `dongbo worker`')
    .option('--json', 'in địa chỉ dưới dạng một dòng JSON')
    .action(async (options: JsonOption & { worker: boolean }) => {
      await serve(process.env, { worker: options.worker, json: options.json ?? false });
    });
  program
    .command('worker')
    .description('Chỉ chạy bộ xử lý nền: phản ứng sự kiện, ký, in, niêm phong nhật ký')
    .option('--json', 'in trạng thái dưới dạng một dòng JSON')
    .action(async (options: JsonOption) => {
      await work(process.env, { json: options.json ?? false });
    });
  program
    .command('migrate')
    .description('Đưa cơ sở dữ liệu lên phiên bản của chương trình; chạy lại không đổi gì')
    .option('--json', 'in kết quả dưới dạng một dòng JSON')
    .action(async (options: JsonOption) => {
      await using connection = await connect('migrate', 'nothing');
      const applied = await migrateInstallation(connection.installation);
      print({ applied }, options, ({ applied: names }) =>
        names.length === 0
          ? 'Cơ sở dữ liệu đã ở phiên bản mới nhất.'
          : `Đã chạy ${names.length} bước:\n  ${names.join('\n  ')}`,
      );
    });
  program
    .command('seed')
    .description('Nạp dữ liệu nền còn thiếu: tổ chức, vai trò, biểu mẫu, quy trình, danh mục thủ tục')
    .option('--json', 'in kết quả dưới dạng một dòng JSON')
    .action(async (options: JsonOption) => {
      await using connection = await connect('seed', 'nothing');
      await migrateInstallation(connection.installation);
      const loaded = await seedInstallation(
        connection.program,
        connection.installation.config.demonstration,
        createProgressBar(process.stderr),
      );
      print({ loaded }, options, ({ loaded: names }) =>
        names.length === 0 ? 'Dữ liệu nền đã đủ, không nạp gì thêm.' : `Đã nạp: ${names.join(', ')}`,
      );
    });
}
