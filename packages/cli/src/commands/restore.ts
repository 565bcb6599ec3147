import { resolve } from 'node:path';
import { recordBackupRun, restoreBackup, type RestoredServer } from '@dongbo/kernel';
import { InvalidArgumentError, type Command } from 'commander';
import { connect } from '../connect.ts';
import { print, type JsonOption } from '../print.ts';
import { inOneLine } from './backup-fault.ts';
import { drill, type DrillFindings } from './drill.ts';

interface RestoreOptions extends JsonOption {
  readonly to?: string;
  readonly at?: Date;
  readonly drill?: boolean;
}

/** An instant with its offset, so that nobody restores seven hours beside the moment. */
function instant(text: string): Date {
  const isWhole = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const at = new Date(text);
  if (!isWhole || Number.isNaN(at.getTime()))
    throw new InvalidArgumentError('cần thời điểm có múi giờ, ví dụ 2026-03-11T09:00:00+07:00');
  return at;
}

function writeFindings({ id, succeeded, milliseconds, spaces }: DrillFindings): string {
  const lines = Object.entries(spaces).map(([space, { audit, registers, contents }]) =>
    [
      `  ${space}: nhật ký ${audit.intact ? 'nguyên vẹn' : 'ĐÃ BỊ THAY ĐỔI'} (${audit.entries} dòng)`,
      `${registers.registers} sổ, ${registers.broken.length} sổ sai`,
      `${contents.files} tệp, ${contents.wrong.length} tệp sai`,
    ].join('; '),
  );
  const verdict = succeeded ? 'Diễn tập khôi phục thành công' : 'DIỄN TẬP KHÔI PHỤC KHÔNG THÀNH CÔNG';
  return [`${verdict}: bản sao ${id}, ${(milliseconds / 1000).toFixed(1)} giây.`, ...lines].join('\n');
}

async function runDrill(folder: string, options: RestoreOptions): Promise<void> {
  await using connection = await connect('restore');
  const db = connection.program.databases.official.kysely;
  const at = connection.program.clock.now();
  try {
    const found = await drill(folder, options.at ?? null);
    await recordBackupRun(db, { kind: 'drill', folder, at, succeeded: found.succeeded, facts: { ...found } });
    print(found, options, writeFindings);
    if (!found.succeeded) process.exitCode = 1;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // Where the database itself is away there is nowhere to note it.
    await recordBackupRun(db, { kind: 'drill', folder, at, succeeded: false, facts: { reason } }).catch(
      () => undefined,
    );
    throw error;
  }
}

/** What is left to do for a database server: it belongs to its administrator, who may have another place for it. */
function nextSteps({ data, uid, bin, major, database, role }: RestoredServer, to: string): string {
  const user = uid === null ? '' : `sudo -u '#${uid}' `;
  return [
    `Cụm cơ sở dữ liệu PostgreSQL ${major} đã đọc hết nhật ký đến thời điểm đó và nằm, đang tắt, tại:`,
    `  ${data}`,
    'Còn hai bước:',
    '  1. Khởi động nó (hoặc chuyển thư mục này cho dịch vụ PostgreSQL của máy chủ, với cấu hình cũ):',
    `     ${user}${bin}/pg_ctl start -D ${data} -l ${data}/server.log -o "-p 5433 -c unix_socket_directories=/tmp"`,
    '  2. Chạy hệ thống trên đó:',
    `     DATABASE_URL=postgres://${role}:MẬT_KHẨU@127.0.0.1:5433/${database} DONGBO_DATA=${to} npm start`,
  ].join('\n');
}

async function bringBack(folder: string, target: string, options: RestoreOptions): Promise<void> {
  const to = resolve(target);
  const done = await restoreBackup({ folder, dataDir: to, at: options.at ?? null });
  const text = `Đã khôi phục bản sao ${done.id} vào ${to}, ${done.files} tệp.`;
  print({ ...done, to }, options, () =>
    done.server === null ? `${text} Chạy: DONGBO_DATA=${to} npm start` : `${text}\n${nextSteps(done.server, to)}`,
  );
}

/** `restore`: a backup into a new data folder, to any moment since it was made; `--drill`: beside the living system, only to
 * see that it can be done. Exit code 1: what came back is not sound. */
export function registerRestore(program: Command): void {
  program
    .command('restore <thư-mục>')
    .description(
      'Khôi phục bản sao lưu vào một thư mục dữ liệu mới, hoặc diễn tập (--drill) bên cạnh hệ thống đang chạy',
    )
    .option('--to <thư mục>', 'thư mục dữ liệu mới (DONGBO_DATA); phải trống')
    .option('--at <thời điểm>', 'khôi phục về thời điểm này; mặc định là mới nhất có thể', instant)
    .option('--drill', 'khôi phục thử, kiểm tra chuỗi nhật ký, các sổ và mã băm từng tệp, ghi lại kết quả')
    .option('--json', 'in kết quả dưới dạng một dòng JSON')
    .action(async (given: string, options: RestoreOptions, command: Command) => {
      const folder = resolve(given);
      if (options.drill !== true && options.to === undefined)
        command.error('Cần --to <thư mục dữ liệu mới> hoặc --drill.');
      await inOneLine(() =>
        options.to === undefined ? runDrill(folder, options) : bringBack(folder, options.to, options),
      );
    });
}
