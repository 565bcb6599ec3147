import { createPool, schemasOf, systemClock } from '@dongbo/kernel';
import { multiplyDossiers } from '@dongbo/procedures';
import {
  assembleProgram,
  createLog,
  createProgressBar,
  migrateInstallation,
  openInstallation,
  readConfig,
} from '@dongbo/server';
import { InvalidArgumentError, type Command } from 'commander';
import { print, type JsonOption } from '../print.ts';
import { createSteppedClock, writeOriginals } from './load-originals.ts';

interface LoadOptions extends JsonOption {
  readonly dossiers: number;
  readonly procedures: number;
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('cần một số nguyên từ 1');
  return number;
}

async function load(options: LoadOptions): Promise<void> {
  const config = readConfig(process.env);
  await using installation = await openInstallation(config, (line) => process.stderr.write(`${line}\n`));
  await migrateInstallation(installation);
  const clock = createSteppedClock(systemClock.now());
  const { url, ownerUrl, secret } = installation;
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
    url: ownerUrl,
    schemas: schemasOf('official', ['procedures']),
    role: null,
    max: 5,
    name: 'dongbo-load',
  });
  const begin = performance.now();
  const { rows } = await multiplyDossiers(pool, originals, options.dossiers, {
    onShare: (share) => bar('Nhân hồ sơ', share),
  });
  const seconds = (performance.now() - begin) / 1000;
  await pool.end();
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
