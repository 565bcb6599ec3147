import type { Space } from '@dongbo/contract';
import { checkContents } from '@dongbo/kernel';
import { sweepFilesAndLog, type Program } from '@dongbo/server';
import type { Command } from 'commander';
import { connect } from '../connect.ts';
import { print, type JsonOption } from '../print.ts';

interface CheckOptions extends JsonOption {
  readonly quick?: boolean;
}

/** A row whose content is not what it was when it was stored. Names stay out: they may be a person's. */
export interface LostFile {
  readonly id: string;
  readonly storageKey: string;
  readonly state: 'missing' | 'changed';
  /** The draft, dossier or result that it belongs to; null: nobody attached it. */
  readonly attachedTo: string | null;
  readonly createdAt: string;
}

export interface FilesFound {
  /** Removed: uploads that nobody attached within a day, contents without a row, half-written ones. */
  readonly rows: number;
  readonly orphans: number;
  readonly unfinished: number;
  /** How many contents were read and compared with their hash; null: only looked for. */
  readonly read: number | null;
  readonly lost: readonly LostFile[];
}

type Parts = Pick<Program, 'databases' | 'files' | 'clock' | 'log'>;

async function lostRows(
  db: Program['databases'][Space]['kysely'],
  { missing, wrong }: { missing: readonly string[]; wrong: readonly string[] },
): Promise<LostFile[]> {
  if (missing.length + wrong.length === 0) return [];
  const rows = await db
    .selectFrom('file')
    .select(['id', 'storage_key', 'attached_to', 'created_at'])
    .where((where) => where.or([where('storage_key', 'in', [...missing, '']), where('id', 'in', [...wrong, nobody])]))
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    storageKey: row.storage_key,
    state: missing.includes(row.storage_key) ? 'missing' : 'changed',
    attachedTo: row.attached_to,
    createdAt: row.created_at.toISOString(),
  }));
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** Sweeps both spaces as the worker does every hour, then reads every content again (unless `quick`) and names what is
 * gone or changed. */
export async function checkFiles(program: Parts, quick: boolean): Promise<Record<Space, FilesFound>> {
  const swept = await sweepFilesAndLog(program);
  const look = async (space: Space): Promise<FilesFound> => {
    const db = program.databases[space].kysely;
    const { missing, ...removed } = swept[space];
    const contents = quick ? null : await checkContents(db, program.files);
    const lost = await lostRows(db, { missing, wrong: contents?.wrong ?? [] });
    return { ...removed, read: contents?.files ?? null, lost };
  };
  return { official: await look('official'), trial: await look('trial') };
}

function write(found: Record<Space, FilesFound>): string {
  return Object.entries(found)
    .flatMap(([space, { rows, orphans, unfinished, read, lost }]) => [
      [
        `${space}: ${read === null ? 'chưa đọc lại nội dung' : `đã đọc lại ${read} tệp`}`,
        `đã dọn ${rows} tệp không ai dùng, ${orphans} nội dung không có dòng dữ liệu, ${unfinished} tệp ghi dở`,
        lost.length === 0 ? 'không mất tệp nào' : `${lost.length} TỆP MẤT HOẶC BỊ THAY ĐỔI`,
      ].join('; '),
      ...lost.map(({ id, state, attachedTo, createdAt, storageKey }) =>
        [
          `  ${state === 'missing' ? 'mất' : 'bị thay đổi'}: tệp ${id}`,
          attachedTo === null ? 'không thuộc hồ sơ nào' : `thuộc ${attachedTo}`,
          `tạo lúc ${createdAt}`,
          `nội dung files/${storageKey}`,
        ].join(', '),
      ),
    ])
    .join('\n');
}

/** `files check`: what is left over, gone or changed among stored files. Exit code 1 when something is gone or changed. */
export function registerFiles(program: Command): void {
  program
    .command('files')
    .description('Kho tệp: dọn tệp thừa, tìm tệp mất hoặc bị thay đổi')
    .command('check')
    .description('Dọn như bộ xử lý nền vẫn làm mỗi giờ, đọc lại từng tệp và so mã băm; mã thoát 1 khi có tệp mất')
    .option('--quick', 'chỉ tìm tệp mất, không đọc lại nội dung')
    .option('--json', 'in kết quả dưới dạng một dòng JSON')
    .action(async (options: CheckOptions) => {
      await using connection = await connect('files');
      const found = await checkFiles(connection.program, options.quick === true);
      print(found, options, write);
      if (Object.values(found).some(({ lost }) => lost.length > 0)) process.exitCode = 1;
    });
}
