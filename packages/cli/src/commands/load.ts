import { createPool, schemasOf, sealAudit, systemClock } from '@dongbo/kernel';
import { multiplyDossiers } from '@dongbo/load';
import {
  assembleProgram,
  createLog,
  createProgressBar,
  openInstallation,
  NotPrepared,
  readConfig,
  refuseEmptyFolder,
  refuseUnprepared,
} from '@dongbo/server';
import { InvalidArgumentError, type Command } from 'commander';
import { print, type JsonOption } from '../print.ts';
import { createSteppedClock, writeOriginals } from './load-originals.ts';

interface LoadOptions extends JsonOption {
  readonly dossiers: number;
  readonly procedures: number;
}

const backupNeeded =
  'Nhật ký không chứa các dòng đã nạp: bản sao lưu trước đây không khôi phục được quá thời điểm này. Nếu cần giữ dữ liệu, hãy chạy "dongbo backup" lại.';

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('cần một số nguyên từ 1');
  return number;
}

/** A server or worker that runs beside would take the jobs of the originals, which are signed here on a clock of their own. */
export async function refuseBesideOthers(ownerUrl: string): Promise<void> {
  const pool = createPool({ url: ownerUrl, schemas: ['public'], role: null, max: 1, name: 'load-looks' });
  try {
    const { rows } = await pool.query(
      "select from pg_stat_activity where datname = current_database() and application_name in ('dongbo-worker', 'dongbo-official')",
    );
    if (rows.length > 0)
      throw new NotPrepared('the server or worker of this installation is running; stop it first, then load');
  } finally {
    await pool.end();
  }
}

async function load(options: LoadOptions): Promise<void> {
  const config = readConfig(process.env);
  refuseEmptyFolder(config);
  await using installation = await openInstallation(config, (line) => process.stderr.write(`${line}\n`), {
    loading: true,
  });
  await refuseUnprepared(installation);
  await refuseBesideOthers(installation.ownerUrl);
  const clock = createSteppedClock(systemClock.now());
  const { ownerUrl, superuserUrl, secret } = installation;
  const url = installation.directUrl ?? installation.url;
  const log = createLog(config.logLevel);
  await using program = assembleProgram({
    url,
    ownerUrl,
    dataDir: config.dataDir,
    secret,
    demonstration: true,
    log,
    poolSize: 4,
    clock,
  });
  const bar = createProgressBar(process.stderr);
  const originals = await writeOriginals(program, clock, options.procedures, (share) =>
    bar('Hồ sơ mẫu qua nghiệp vụ', share),
  );
  const pool = createPool({
    url: superuserUrl ?? ownerUrl,
    schemas: schemasOf('official', ['procedures']),
    role: null,
    max: 5,
    name: 'dongbo-load',
  });
  const [sealKey] = program.worker.services.audit.keys;
  await sealAudit(program.databases.official.pool, systemClock.now(), sealKey);
  const begin = performance.now();
  const { rows } = await multiplyDossiers(pool, originals, options.dossiers, {
    onShare: (share) => bar('Nhân hồ sơ', share),
    ...(sealKey === undefined ? {} : { seal: { at: systemClock.now(), key: sealKey } }),
  });
  const seconds = (performance.now() - begin) / 1000;
  const minimal = await pool.query<{ wal_level: string }>('show wal_level');
  await pool.end();
  // The rows are not in the log: a backup made before cannot be carried on beyond this point.
  if (minimal.rows[0]?.wal_level === 'minimal') process.stderr.write(`${backupNeeded}\n`);
  const facts = {
    dossiers: options.dossiers,
    originals: originals.length,
    rows,
    seconds: Number(seconds.toFixed(1)),
    dossiersPerSecond: Math.round(options.dossiers / seconds),
  };
  print(
    facts,
    options,
    () =>
      `Đã nạp ${facts.dossiers} hồ sơ (${rows} dòng) trong ${facts.seconds} giây: ${facts.dossiersPerSecond} hồ sơ mỗi giây.`,
  );
}

/** `load`: fills a database with dossiers for measuring. They cannot be taken out again, so never in a real province. */
export function registerLoad(program: Command): void {
  program
    .command('load')
    .description(
      'Nạp nhiều hồ sơ minh họa để đo (thủ tục thật, người hư cấu, ba năm lịch sử); KHÔNG dùng trên hệ thống thật',
    )
    .requiredOption('--dossiers <số>', 'số hồ sơ', wholeNumber)
    .option('--procedures <số>', 'số thủ tục khác nhau', wholeNumber, 20)
    .option('--json', 'in kết quả dưới dạng một dòng JSON')
    .action(load);
}
