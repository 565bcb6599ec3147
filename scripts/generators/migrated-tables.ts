import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { migrate, startEmbedded } from '@dongbo/kernel';
import { systemsWithSample as systems } from '@dongbo/server';
import { describeSchema } from './describe-schema.ts';
import { root } from '../project-root.ts';

/** What the migrations of all systems make. */
export interface MigratedTables {
  /** Row types as kysely-codegen writes them, by the system's name; the kernel has those of two schemas. */
  readonly rowTypes: ReadonlyMap<string, string>;
  /** The whole official space and what is shared, as sorted SQL. */
  readonly schema: string;
}

const run = promisify(execFile);

const schemasOfKernel = [
  '--default-schema=kernel',
  '--default-schema=work',
  '--include-pattern={kernel,work}.*',
  '--exclude-pattern=kernel.migration',
];

const schemaOf = (system: string): readonly string[] => [`--default-schema=${system}`, `--include-pattern=${system}.*`];

async function describeTables(url: string, folder: string, system: string): Promise<string> {
  const file = join(folder, `${system}.ts`);
  const patterns = system === 'kernel' ? schemasOfKernel : schemaOf(system);
  const codegen = join(root, 'node_modules', '.bin', 'kysely-codegen');
  const args = ['--dialect=postgres', '--date-parser=string', `--url=${url}`, `--out-file=${file}`, ...patterns];
  await run(codegen, args, { cwd: root });
  return await readFile(file, 'utf8');
}

/** Brings a PostgreSQL of its own in a temporary folder, runs all migrations and describes what they made. */
async function migrateAndDescribe(): Promise<MigratedTables> {
  const folder = await mkdtemp(join(tmpdir(), 'dongbo-generate-'));
  try {
    await using server = await startEmbedded({ dataDir: join(folder, 'postgres'), durable: false });
    const sets = systems.map(({ name, migrations }) => ({ name, folder: migrations }));
    await migrate({ url: server.ownerUrl, systems: sets });
    const rowTypes = new Map<string, string>();
    for (const name of ['kernel', ...systems.map((system) => system.name)])
      rowTypes.set(name, await describeTables(server.ownerUrl, folder, name));
    const schemas = ['kernel', 'work', ...systems.map(({ name }) => name)];
    return { rowTypes, schema: await describeSchema(server.ownerUrl, schemas) };
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
