import { resolve } from 'node:path';
import {
  formatInstant,
  readBackupStatus,
  readHeldLog,
  recordBackupRun,
  takeBackup,
  type BackupSource,
  type BackupStatus,
} from '@dongbo/kernel';
import { InvalidArgumentError, type Command } from 'commander';
import { connect, type Connection } from '../connect.ts';
import { print, type JsonOption } from '../print.ts';
import { inOneLine } from './backup-fault.ts';

interface BackupOptions extends JsonOption {
  readonly changes?: boolean;
  readonly status?: boolean;
  readonly filesOnly?: boolean;
  readonly keep: number;
}

const filesAdvice = `Lệnh này chỉ sao lưu tệp và khóa. Cơ sở dữ liệu phải được sao lưu TRƯỚC đó bằng công cụ của máy chủ,
vì tệp luôn được ghi trước dòng dữ liệu nhắc đến nó.`;

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('cần một số nguyên từ 1');
  return number;
}

function sourceOf({ installation }: Connection): BackupSource {
  const { config, ownerUrl, superuserUrl } = installation;
  if (superuserUrl !== null) return { kind: 'embedded', superuserUrl };
  return { kind: 'server', url: config.backupUrl ?? ownerUrl };
}

async function back(connection: Connection, folder: string, options: BackupOptions): Promise<void> {
  const { program } = connection;
  const kind = options.changes === true ? 'changes' : 'backup';
  const at = program.clock.now();
  const db = program.databases.official.kysely;
  const database = options.filesOnly === true ? null : sourceOf(connection);
  const order = {
    dataDir: connection.installation.config.dataDir,
    database,
    folder,
    changesOnly: kind === 'changes',
    keep: options.keep,
    now: () => program.clock.now(),
  };
  try {
    const done = await takeBackup(order);
    const facts = { ...done, database: database?.kind ?? 'not-included' };
    await recordBackupRun(db, { kind, folder, at, succeeded: true, facts });
    print({ folder, kind, ...facts }, options, () => {
      const what = done.id === null ? '' : `bản sao ${done.id} (${Math.round(done.bytes / 1_048_576)} MB), `;
      const text = `Đã sao lưu vào ${folder}: ${what}${done.segments} đoạn nhật ký, ${done.files} tệp mới.`;
      return database === null ? `${text}\n\n${filesAdvice}` : text;
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // Where the database itself is away there is nowhere to note it.
    await recordBackupRun(db, { kind, folder, at, succeeded: false, facts: { reason } }).catch(() => undefined);
    throw error;
  }
}

async function showStatus(connection: Connection, options: BackupOptions): Promise<void> {
  const status = await readBackupStatus(connection.program.databases.official.kysely);
  const source = sourceOf(connection);
  const heldLog = source.kind === 'server' ? await readHeldLog(source.url) : null;
  print({ ...status, heldLog }, options, () => {
    if (source.kind === 'embedded') return writeStatus(status);
    const held =
      heldLog === null
        ? 'Máy chủ cơ sở dữ liệu chưa giữ nhật ký cho việc sao lưu.'
        : `Máy chủ cơ sở dữ liệu đang giữ ${Math.ceil(heldLog.bytes / 1_048_576)} MB nhật ký chờ lần sao lưu sau (${heldLog.state}).`;
    return `${writeStatus(status)}\n${held}`;
  });
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
    .description('Sao lưu cơ sở dữ liệu, tệp và khóa vào một thư mục, trong khi hệ thống đang chạy')
    .option('--changes', 'chỉ những gì thay đổi từ lần sao lưu trước (nhật ký, tệp); nhanh, nên chạy vài phút một lần')
    .option('--keep <số>', 'giữ bao nhiêu bản sao lưu đầy đủ', wholeNumber, 7)
    .option('--files-only', 'chỉ tệp và khóa, khi cơ sở dữ liệu do công cụ khác sao lưu')
    .option('--status', 'lần sao lưu và lần diễn tập khôi phục gần nhất')
    .option('--json', 'in kết quả dưới dạng một dòng JSON')
    .action(async (folder: string | undefined, options: BackupOptions, command: Command) => {
      if (options.status !== true && folder === undefined) command.error('Cần tên thư mục nhận bản sao lưu.');
      await inOneLine(async () => {
        await using connection = await connect('backup', 'any-version');
        if (folder !== undefined && options.status !== true) await back(connection, resolve(folder), options);
        else await showStatus(connection, options);
      });
    });
}
