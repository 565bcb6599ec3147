import { resolve } from 'node:path';
import { formatInstant, readBackupStatus, recordBackupRun, takeBackup, type BackupStatus } from '@dongbo/kernel';
import { InvalidArgumentError, type Command } from 'commander';
import { connect, type Connection } from '../connect.ts';
import { print, type JsonOption } from '../print.ts';
import { inOneLine } from './backup-fault.ts';

interface BackupOptions extends JsonOption {
  readonly changes?: boolean;
  readonly status?: boolean;
  readonly keep: number;
}

const serverAdvice = `Cơ sở dữ liệu nằm trên máy chủ PostgreSQL riêng (DATABASE_URL): lệnh này chỉ sao lưu tệp và khóa.
Sao lưu cơ sở dữ liệu TRƯỚC, bằng công cụ của máy chủ đó, rồi mới chạy lệnh này:
  pg_basebackup -d "$DATABASE_URL" -D <thư mục> -X stream -c fast   (bản đầy đủ)
  archive_mode=on, archive_command=...                              (nhật ký, để khôi phục về một thời điểm)`;

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('cần một số nguyên từ 1');
  return number;
}

async function back(connection: Connection, folder: string, options: BackupOptions): Promise<void> {
  const { installation, program } = connection;
  const { config, embedded, ownerUrl } = installation;
  const kind = options.changes === true ? 'changes' : 'backup';
  const at = program.clock.now();
  const db = program.databases.official.kysely;
  const order = {
    dataDir: config.dataDir,
    ownerUrl: embedded ? ownerUrl : null,
    folder,
    changesOnly: kind === 'changes',
    keep: options.keep,
    now: () => program.clock.now(),
  };
  try {
    const done = await takeBackup(order);
    const facts = { ...done, database: embedded ? 'included' : 'not-included' };
    await recordBackupRun(db, { kind, folder, at, succeeded: true, facts });
    print({ folder, kind, ...facts }, options, () => {
      const what = done.id === null ? '' : `bản sao ${done.id} (${Math.round(done.bytes / 1_048_576)} MB), `;
      const text = `Đã sao lưu vào ${folder}: ${what}${done.segments} đoạn nhật ký, ${done.files} tệp mới.`;
      return embedded ? text : `${text}\n\n${serverAdvice}`;
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await recordBackupRun(db, { kind, folder, at, succeeded: false, facts: { reason } });
    throw error;
  }
}

function writeStatus({ last, lastSuccess }: BackupStatus): string {
  const line = (name: string, kind: keyof typeof last): string => {
    const success = lastSuccess[kind];
    const failed =
      last[kind] !== null && !last[kind].succeeded
        ? `; LẦN CUỐI KHÔNG THÀNH CÔNG (${formatInstant(last[kind].at)})`
        : '';
    return `${name}: ${success === null ? 'chưa có lần nào thành công' : `${formatInstant(success.at)}, ${success.folder}`}${failed}`;
  };
  return [
    line('Sao lưu đầy đủ', 'backup'),
    line('Sao lưu thay đổi', 'changes'),
    line('Diễn tập khôi phục', 'drill'),
  ].join('\n');
}

/** `backup`: database, files and keys into a folder while the system runs; `--status`: when that and a drill last succeeded. */
export function registerBackup(program: Command): void {
  program
    .command('backup [thư-mục]')
    .description('Sao lưu cơ sở dữ liệu nhúng, tệp và khóa vào một thư mục, trong khi hệ thống đang chạy')
    .option('--changes', 'chỉ những gì thay đổi từ lần sao lưu trước (nhật ký, tệp); nhanh, nên chạy vài phút một lần')
    .option('--keep <số>', 'giữ bao nhiêu bản sao lưu đầy đủ', wholeNumber, 7)
    .option('--status', 'lần sao lưu và lần diễn tập khôi phục gần nhất')
    .option('--json', 'in kết quả dưới dạng một dòng JSON')
    .action(async (folder: string | undefined, options: BackupOptions, command: Command) => {
      if (options.status !== true && folder === undefined) command.error('Cần tên thư mục nhận bản sao lưu.');
      await inOneLine(async () => {
        await using connection = await connect('backup');
        if (folder !== undefined && options.status !== true) await back(connection, resolve(folder), options);
        else print(await readBackupStatus(connection.program.databases.official.kysely), options, writeStatus);
      });
    });
}
