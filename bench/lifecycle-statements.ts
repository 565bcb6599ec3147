/*
 * What PostgreSQL alone would do: records the statements of one life of a dossier from the running server and lets pgbench
 * send the same ones, as fast as it can, with as many clients as the bench of lives. The ratio of the two says what the
 * program costs beside its database.
 *
 *   npm run bench -- lifecycle-statements --data FOLDER [--clients N] [--seconds N] [--keep FILE]
 *
 * Needs pgbench (Debian: apt-get install postgresql).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { schemasOf } from '@dongbo/kernel';
import pg from 'pg';
import { say } from './support/figures.ts';
import { file, liveAfterSignature, liveUntilApproval, openStage, type Lived } from './support/life.ts';
import { startMeasuredServer } from './support/measured-server.ts';
import { copyAccounts } from './support/people.ts';
import { pgbenchScript } from './support/pgbench-script.ts';
import { recordStatements, type SentStatement } from './support/statement-log.ts';
import { untilNothingWaits } from './support/until-nothing-waits.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    clients: { type: 'string', default: '12' },
    seconds: { type: 'string', default: '30' },
    keep: { type: 'string' },
  },
});
if (values.data === undefined) throw new Error('--data FOLDER is needed: the database whose statements are repeated');
const data = resolve(values.data);

function findPgbench(): string {
  if (spawnSync('pgbench', ['--version']).status === 0) return 'pgbench';
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).toSorted((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(root, version, 'bin', 'pgbench')).find(existsSync);
  if (found === undefined) throw new Error('pgbench is not on this machine (Debian: apt-get install postgresql)');
  return found;
}

/** What the worker left of a signature, which the rest of the life stands on: the row of the file and the result's. */
function signing(worked: readonly SentStatement[], dossierId: string): SentStatement[] {
  const signed = worked.find(
    ({ text, parameters }) =>
      text.startsWith('update "result" set "state" = $1, "signed_at"') && parameters.includes(dossierId),
  );
  const fileId = signed?.parameters[2];
  const file = worked.find(({ text, parameters }) => text.startsWith('insert into "file"') && parameters[0] === fileId);
  if (!signed || !file) throw new Error('The statements of the signature were not found');
  return [file, signed];
}

async function recordTwoLives(): Promise<[SentStatement[], SentStatement[]]> {
  await using server = await startMeasuredServer({ data });
  const owner = new pg.Client({ connectionString: server.database.superuserUrl });
  await owner.connect();
  try {
    const [name] = await copyAccounts(owner, 'congdan1', 1);
    const stage = await openStage(server.address, [name ?? ''], 0);
    const [citizen] = stage.citizens;
    if (citizen === undefined) throw new Error('Nobody files');
    const record = async (body: () => Promise<void>) =>
      await recordStatements(owner, join(data, 'postgres', 'postgres.log'), body);
    const before: SentStatement[][] = [];
    const after: SentStatement[][] = [];
    const lives: Lived[] = [];
    // The first ones prepare their statements.
    for (const turn of [1, 2, 3, 4])
      before.push(
        await record(async () => {
          const lived = await file(stage, citizen, `${process.pid}.${turn}`);
          await liveUntilApproval(stage, lived);
          lives.push(lived);
        }),
      );
    const worked = await record(async () => {
      await server.worker.start();
      await untilNothingWaits(owner);
      await server.worker.stop();
    });
    for (const life of lives) after.push(await record(() => liveAfterSignature(stage, life)));
    const whole = (turn: number) => [
      ...(before[turn] ?? []),
      ...signing(worked, lives[turn]?.id ?? ''),
      ...(after[turn] ?? []),
    ];
    // Not two in a row: the search for a code names the next one as its bound.
    return [whole(1), whole(3)];
  } finally {
    await owner.end();
  }
}

const [first, second] = await recordTwoLives();
const script = pgbenchScript(first, second);
const folder = mkdtempSync(join(tmpdir(), 'dongbo-pgbench-'));
const path = join(folder, 'lifecycle.sql');
writeFileSync(path, script);
if (values.keep !== undefined) writeFileSync(resolve(values.keep), script);
await using server = await startMeasuredServer({ data });
await server.serve.stop();
const url = new URL(server.database.url);
const said = execFileSync(
  findPgbench(),
  [
    '--no-vacuum',
    '--protocol=prepared',
    `--client=${values.clients}`,
    '--jobs=2',
    `--time=${values.seconds}`,
    `--file=${path}`,
    `--host=${url.searchParams.get('host') ?? url.hostname}`,
    `--port=${url.port}`,
    `--username=${url.username}`,
    'dongbo',
  ],
  {
    encoding: 'utf8',
    env: {
      ...process.env,
      PGPASSWORD: url.password,
      PGOPTIONS: `-c search_path=${schemasOf('official', ['procedures']).join(',')} -c role=dongbo_app`,
    },
  },
);
rmSync(folder, { recursive: true });
const rate = /tps = ([\d.]+) \(without initial/.exec(said)?.[1];
say('lifecycle.pgbench', {
  statements: second.length,
  clients: Number(values.clients),
  perSecond: Number(Number(rate).toFixed(1)),
  failed: Number(/failed transactions: (\d+)/.exec(said)?.[1] ?? 0),
});
