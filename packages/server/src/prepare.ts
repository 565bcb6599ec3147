import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { migrate, readSchemaState, refreshStatistics, type SystemMigrations } from '@dongbo/kernel';
import type { Config } from './config.ts';
import { NotPrepared } from './not-prepared.ts';
import type { Program } from './program.ts';
import { seedSteps } from './seed-steps.ts';
import { systemsOf, type Installation } from './installation.ts';

/** Something long is on its way: a name, and how far (0 to 1). */
export type OnProgress = (name: string, share: number) => void;

const setsOf = (config: Config): SystemMigrations[] =>
  systemsOf(config).map((system) => ({ name: system.name, folder: system.migrations }));

/** Refuses a data folder that holds no database yet, before one is made of it by accident.
 * @throws NotPrepared with one line. */
export function refuseEmptyFolder({ databaseUrl, dataDir }: Config): void {
  if (databaseUrl !== null || existsSync(join(dataDir, 'postgres', 'secrets.json'))) return;
  throw new NotPrepared(
    `there is no database in ${dataDir} yet (DONGBO_DATA); run "npx dongbo seed" first, or "npm start"`,
  );
}

/** Refuses a database that was never brought up, or (unless `olderWillDo`) is of an older version.
 * @throws NotPrepared with one line. */
export async function refuseUnprepared(installation: Installation, { olderWillDo = false } = {}): Promise<void> {
  const state = await readSchemaState(installation.ownerUrl, setsOf(installation.config));
  if (state === 'empty')
    throw new NotPrepared('the database has no tables yet; run "npx dongbo seed" first, or "npm start"');
  if (state === 'behind' && !olderWillDo)
    throw new NotPrepared('the database is of an older version than this program; run "npx dongbo migrate" first');
}

/** Brings schema and reference data up to date; safe to run from several processes at once. */
export async function migrateInstallation(
  installation: Installation,
  onStep: (name: string) => void = () => undefined,
): Promise<string[]> {
  return await migrate({ url: installation.ownerUrl, systems: setsOf(installation.config), onStep });
}

/** Loads the reference data that this version carries and the database lacks; returns the names of what was loaded. */
export async function seedInstallation(
  program: Program,
  demonstration: boolean,
  onProgress: OnProgress,
): Promise<string[]> {
  const db = program.databases.official.kysely;
  const rows = await db.selectFrom('seed_run').select(['name', 'fingerprint']).execute();
  const done = new Map(rows.map((row) => [row.name, row.fingerprint]));
  const loaded: string[] = [];
  for (const step of seedSteps(program.systems, demonstration)) {
    const fresh = !done.has(step.name);
    if (step.fingerprint === null && !fresh) {
      await step.run(program, () => undefined);
      continue;
    }
    if (done.get(step.name) === step.fingerprint) continue;
    onProgress(step.title, 0);
    await step.run(program, (share) => onProgress(step.title, share));
    const mark = { name: step.name, fingerprint: step.fingerprint ?? '', finished_at: program.clock.now() };
    await db
      .insertInto('seed_run')
      .values(mark)
      .onConflict((conflict) => conflict.column('name').doUpdateSet(mark))
      .execute();
    onProgress(step.title, 1);
    loaded.push(step.name);
  }
  if (loaded.length > 0) await refreshStatistics(program.worker.ownerUrl);
  return loaded;
}
