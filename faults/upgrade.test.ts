import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeInDossier } from '@dongbo/contract/procedures';
import { createPool, type EmbeddedPostgres } from '@dongbo/kernel';
import { paperOwner } from '@dongbo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createInstallation, type Installation } from './installation.ts';
import { createJournal } from './journal.ts';
import { openLifeWorld, type LifeWorld } from './life-world.ts';
import { createNextVersion, type NextVersion } from './next-version.fixture.ts';
import { supervise } from './processes.ts';

let folder: string;
let installation: Installation;
let database: EmbeddedPostgres;
let next: NextVersion;
let world: LifeWorld;
const journal = createJournal();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dongbo-next-'));
  next = createNextVersion(folder);
  installation = await createInstallation();
  await installation.serve.start();
  database = await installation.openDatabase();
  world = await openLifeWorld(
    () => `${installation.address}/api`,
    journal,
    () => false,
  );
}, 240_000);
afterAll(async () => {
  await database.stop();
  await installation.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(text: string): Promise<unknown[]> {
  const pool = createPool({ url: database.ownerUrl, schemas: ['public'], role: null, max: 1, name: 'upgrade-test' });
  try {
    return (await pool.query(text)).rows;
  } finally {
    await pool.end();
  }
}

const environment = () => ({
  DONGBO_DATA: installation.dataDir,
  DATABASE_URL: database.ownerUrl,
  PORT: '0',
  DONGBO_LOG: 'error',
});

/** A process of the next version that is expected to give up. */
async function startInVain(): Promise<{ code: number; said: string }> {
  const env = { ...process.env, ...environment() };
  return await new Promise((resolve) => {
    execFile(process.execPath, [next.program, 'serve', '--no-worker', '--json'], { env }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), said: `${out}${err}` });
    });
  });
}

/** What the old version is asked to do all the time: take in a dossier and see it stored. */
async function takeIn(mark: string): Promise<void> {
  await world.officials.counter.call(takeInDossier, {
    procedureCode: world.procedure.code,
    receivingUnitId: world.unitId,
    owner: paperOwner(mark),
    papers: [{ componentId: world.componentId, originals: 1, fileIds: [] }],
    timeLimit: { unit: 'working-day', value: 1 },
  });
}

/** Lets the old version work while `act` runs; answers how many dossiers it took in. Each on the first asking. */
async function workingMeanwhile(act: () => Promise<void>): Promise<number> {
  let isOver = false;
  let taken = 0;
  const work = (async () => {
    while (!isOver) {
      await takeIn(`upgrade ${(taken += 1)}`);
    }
  })();
  await act().finally(() => {
    isOver = true;
  });
  await work;
  expect(journal.counts.repeats).toBe(0);
  return taken;
}

const ranMigrations = () => ask('select schema, name from kernel.migration order by applied_at, schema, name');

describe('an upgrade while the old version serves', { timeout: 240_000 }, () => {
  test('whose migration fails ends in one line; the old version has served on, and serves', async () => {
    const before = await ranMigrations();
    // It holds the table that every reception needs, and breaks only then.
    next.bring("alter table dossier add column later text; select pg_sleep(1); select 'broken'::integer;");
    const taken = await workingMeanwhile(async () => {
      const all = await Promise.all([startInVain(), startInVain(), startInVain()]);
      for (const { code, said } of all) {
        expect(code).toBe(2);
        expect(said.trim()).toBe(
          'Migration procedures/9999-bring-later.sql failed; the database is as it was before it: invalid input syntax for type integer: "broken"',
        );
      }
    });
    expect(taken).toBeGreaterThan(3);
    expect(await ranMigrations()).toEqual(before);
    await takeIn('after');
    expect(await ask('select from procedures.dossier')).toHaveLength(taken + 1);
  });

  test('by three processes at once migrates once; all of them and the old version serve', async () => {
    next.bring(
      'alter table dossier add column later text; create table later (at timestamptz); insert into later values (now()); select pg_sleep(0.3);',
    );
    const program = { command: ['serve', '--no-worker'], program: next.program, environment: environment() };
    const three = [1, 2, 3].map((number) => supervise({ ...program, logPath: join(folder, `${number}.log`) }));
    try {
      const taken = await workingMeanwhile(async () => {
        await Promise.all(three.map((one) => one.start()));
      });
      expect(taken).toBeGreaterThan(3);
      expect(three.map((one) => one.isRunning())).toEqual([true, true, true]);
      const once = await ask('select at from procedures.later union all select at from procedures_trial.later');
      expect(once).toHaveLength(2);
      expect(await ask("select from kernel.migration where name = '9999-bring-later.sql'")).toHaveLength(2);
    } finally {
      for (const one of three) await one.stop();
    }
  });
});
