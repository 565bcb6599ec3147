import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { migrate, startEmbedded } from '@dongbo/kernel';
import { root } from '../project-root.ts';

/** Row types as kysely-codegen writes them, one text per group of schemas. */
export interface MigratedTables {
  readonly kernel: string;
  readonly procedures: string;
}

const run = promisify(execFile);

const groups = {
  kernel: [
    '--default-schema=kernel',
    '--default-schema=work',
    '--include-pattern={kernel,work}.*',
    '--exclude-pattern=kernel.migration',
  ],
  procedures: ['--default-schema=procedures', '--include-pattern=procedures.*'],
} as const;

async function describeTables(url: string, folder: string, group: keyof MigratedTables): Promise<string> {
  const file = join(folder, `${group}.ts`);
  const codegen = join(root, 'node_modules', '.bin', 'kysely-codegen');
  const args = ['--dialect=postgres', '--date-parser=string', `--url=${url}`, `--out-file=${file}`, ...groups[group]];
  await run(codegen, args, { cwd: root });
  return await readFile(file, 'utf8');
}

/** Brings a PostgreSQL of its own in a temporary folder, runs all migrations and describes what they made. */
async function migrateAndDescribe(): Promise<MigratedTables> {
  const folder = await mkdtemp(join(tmpdir(), 'dongbo-generate-'));
  try {
    await using server = await startEmbedded({ dataDir: join(folder, 'postgres'), durable: false });
    const procedures = { name: 'procedures', folder: join(root, 'packages', 'procedures', 'migrations') };
    await migrate({ url: server.ownerUrl, systems: [procedures] });
    return {
      kernel: await describeTables(server.ownerUrl, folder, 'kernel'),
      procedures: await describeTables(server.ownerUrl, folder, 'procedures'),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

let made: Promise<MigratedTables> | undefined;

/** What the migrations make, found once for all files that tell of it. */
export function migratedTables(): Promise<MigratedTables> {
  made ??= migrateAndDescribe();
  return made;
}
