import { stat } from 'node:fs/promises';
import { Day } from '@dongbo/contract';
import { type ImportReport } from '@dongbo/contract/procedures';
import { localDate, systemClock } from '@dongbo/kernel';
import { describeLineRefusal, importLines, readLines, type FileReport, type ImportOptions } from '@dongbo/procedures';
import { print, type JsonOption } from '../print.ts';
import { spaceOf, type Connect } from './space-option.ts';

export interface ImportCommandOptions extends JsonOption {
  readonly dryRun?: boolean;
  readonly validFrom?: string;
  readonly trial?: boolean;
}

interface Refusal {
  readonly file: string;
  readonly line: number;
  readonly code: string | null;
  readonly reason: string;
  readonly text: string;
}

/** What became of all files together. */
interface Totals extends Omit<ImportReport, 'refused'> {
  readonly dryRun: boolean;
  readonly validFrom: string;
  refusedLines: number;
  refused: Refusal[];
}

function isUsableDay(day: string): boolean {
  return Day.safeParse(day).success;
}

/** The sizes of the files, or null with one clear line about the first that cannot be read. */
async function sizesOf(files: readonly string[]): Promise<number[] | null> {
  const sizes: number[] = [];
  for (const file of files) {
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) {
      process.stderr.write(`Không đọc được tệp ${file}\n`);
      return null;
    }
    sizes.push(found.size);
  }
  return sizes;
}

const width = 30;

function createBar(total: number): (bytes: number, read: number) => void {
  let shown = -1;
  return (bytes, read) => {
    const percent = total === 0 ? 100 : Math.min(100, Math.floor((bytes / total) * 100));
    if (!process.stderr.isTTY || percent === shown) return;
    shown = percent;
    const full = Math.round((percent / 100) * width);
    process.stderr.write(
      `\r  ${'█'.repeat(full)}${'░'.repeat(width - full)} ${String(percent).padStart(3)} %  ${read} dòng`,
    );
    if (percent === 100) process.stderr.write('\n');
  };
}

function addFile(totals: Totals, file: string, report: FileReport): void {
  totals.read += report.read;
  totals.imported += report.imported;
  totals.updated += report.updated;
  totals.unchanged += report.unchanged;
  totals.warned += report.warned;
  totals.refusedLines += report.refusedLines;
  totals.refused.push(...report.refused.map((one) => ({ file, ...one, text: describeLineRefusal(one.reason, 'vi') })));
}

const count = (value: number): string => value.toLocaleString('vi-VN');

function describe(totals: Totals): string {
  const lines = totals.refused.map((one) => {
    const procedure = one.code === null ? '' : ` [${one.code}]`;
    return `  ${one.file}:${one.line}${procedure} ${one.text} (${one.reason.split(':')[0]})`;
  });
  if (totals.refusedLines > totals.refused.length)
    lines.push(`  … và ${count(totals.refusedLines - totals.refused.length)} dòng khác`);
  return [
    ...(totals.dryRun ? ['Chạy thử: không ghi gì vào cơ sở dữ liệu.'] : []),
    `Đã đọc ${count(totals.read)} dòng: ${count(totals.imported)} mới, ${count(totals.updated)} cập nhật, ${count(totals.unchanged)} không đổi; ` +
      `${count(totals.warned)} thủ tục có cảnh báo; ${count(totals.refusedLines)} dòng bị từ chối.`,
    ...lines,
  ].join('\n');
}

/** Imports files one after the other and prints one report over all. Exit code 0 when nothing was refused, 1 when some
 * lines were, 2 when the arguments cannot be used; then nothing was imported. */
export async function importFiles(
  connect: Connect,
  files: readonly string[],
  options: ImportCommandOptions,
): Promise<void> {
  const validFrom = options.validFrom ?? localDate(systemClock.now());
  if (!isUsableDay(validFrom))
    process.stderr.write(`--valid-from phải là một ngày có thật dạng YYYY-MM-DD, không phải “${validFrom}”\n`);
  const sizes = await sizesOf(files);
  if (sizes === null || !isUsableDay(validFrom)) {
    process.exitCode = 2;
    return;
  }
  await using connection = await connect();
  const dryRun = options.dryRun ?? false;
  const totals: Totals = {
    dryRun,
    validFrom,
    read: 0,
    imported: 0,
    updated: 0,
    unchanged: 0,
    warned: 0,
    refusedLines: 0,
    refused: [],
  };
  const bar = createBar(sizes.reduce((sum, size) => sum + size, 0));
  const seen: ImportOptions['seen'] = new Map();
  let before = 0;
  for (const [index, file] of files.entries()) {
    const report = await importLines(
      (endpoint, input) => connection.run(endpoint, input, spaceOf(options)),
      readLines(file),
      {
        validFrom,
        dryRun,
        seen,
        file,
        onProgress: ({ read, bytesRead }) => bar(before + bytesRead, totals.read + read),
      },
    );
    before += sizes[index] ?? 0;
    addFile(totals, file, report);
  }
  print(totals, options, describe);
  if (totals.refusedLines > 0) process.exitCode = 1;
}
