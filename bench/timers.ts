/*
 * What falls due by the clock, all of it in the same hour: do reminders of supplements and notices of drafts go out within 60 s, each
 * exactly once, although the worker is killed twice in between? And how many dossiers that were never answered are ended a second?
 *
 *   npm run bench -- timers [--timers N] [--endings N]
 *
 * Half of the timers are supplements that are asked for, half are drafts that nobody touches. Prints a JSON line for each part; exits
 * 1 when something fired twice or not at all.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startDraft, getDossier, requestSupplement } from '@dongbo/contract/procedures';
import { createPool, schemasOf } from '@dongbo/kernel';
import { multiplyDossiers } from '@dongbo/load';
import { rounded, say } from './support/figures.ts';
import { file, openStage } from './support/life.ts';
import { startMeasuredServer, type MeasuredServer } from './support/measured-server.ts';

const { values } = parseArgs({
  options: { timers: { type: 'string', default: '100000' }, endings: { type: 'string', default: '2000' } },
});
const half = Math.floor(Number(values.timers) / 2);
const wantedEndings = Number(values.endings);
const wantedSeconds = 60;
const schedules = ['procedures.sweep-supplements', 'procedures.sweep-drafts'];

/** A dossier that waits for a supplement, and a draft. */
async function arrange({ address }: MeasuredServer): Promise<{ dossierId: string; draftId: string }> {
  const stage = await openStage(address, ['congdan2'], 0);
  const [citizen] = stage.citizens;
  if (citizen === undefined) throw new Error('Nobody files');
  const { id: dossierId } = await file(stage, citizen, 'hẹn giờ');
  const counter = stage.people.counter.client;
  const { version } = await counter.call(getDossier, { dossierId });
  await counter.call(requestSupplement, {
    dossierId,
    version,
    items: [{ kind: 'paper', componentId: stage.componentId, wanted: 'Nộp lại bản rõ' }],
    reason: 'Bản chụp không đọc được',
  });
  const draft = await citizen.client.call(startDraft, { procedureCode: '1.001193' });
  return { dossierId, draftId: draft.id };
}

async function multiply(ownerUrl: string, dossierId: string): Promise<void> {
  const schemas = schemasOf('official', ['procedures']);
  const pool = createPool({ url: ownerUrl, schemas, role: null, max: 5, name: 'bench' });
  await multiplyDossiers(pool, [{ id: dossierId, weight: 1, weeks: 0 }], half - 1);
  await pool.end();
}

const multiplyDrafts = `
  insert into procedures.draft select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid()))).*
  from procedures.draft d, generate_series(2, $2::integer) where d.id = $1`;
const remindersDue = `
  update procedures.supplement_request set warned_at = null, answer_by = now() + interval '3 days' where state = 'asked'`;
const noticesDue = `update procedures.draft set warned_at = null, updated_at = now() - interval '55 days'`;
const endingsDue = `
  update procedures.supplement_request set answer_by = now() - interval '1 hour', warned_at = now() - interval '30 days'
  where id in (select id from procedures.supplement_request where state = 'asked' limit $1)`;
/** The hour comes. */
const hourComes = `update work.schedule_run set due_at = due_at - interval '2 hours' where name = any($1)`;

interface Fired {
  readonly notices: number;
  readonly subjects: number;
}

async function fired(owner: pg.Client): Promise<Fired> {
  const { rows } = await owner.query<Fired>(
    `select count(*)::integer as notices, count(distinct subject_id)::integer as subjects from work.notice
    where key in ('supplement-reminder', 'draft-ends')`,
  );
  return rows[0] ?? { notices: 0, subjects: 0 };
}

/** The worker is killed and started again when a third and two thirds have fired. */
async function fire({ worker }: MeasuredServer, owner: pg.Client): Promise<void> {
  await owner.query(hourComes, [schedules]);
  const begin = performance.now();
  await worker.start();
  let kills = 0;
  let known = await fired(owner);
  while (known.notices < 2 * half && performance.now() - begin < 600_000) {
    if (kills < 2 && known.notices >= ((kills + 1) * 2 * half) / 3) {
      kills += 1;
      await worker.kill();
      await worker.start();
    }
    await pause(50);
    known = await fired(owner);
  }
  const seconds = (performance.now() - begin) / 1000;
  // What would fire a second time has its turn.
  await pause(10_000);
  known = await fired(owner);
  const isOnce = known.notices === 2 * half && known.subjects === 2 * half;
  say('timers', { timers: 2 * half, seconds: rounded(seconds), wantedSeconds, kills, ...known, isOnce });
  if (!isOnce) process.exitCode = 1;
}

/** Those that were never answered, each by a job and an operation's record of its own. */
async function end({ worker }: MeasuredServer, owner: pg.Client): Promise<void> {
  await worker.stop();
  await owner.query(endingsDue, [wantedEndings]);
  await owner.query(hourComes, [schedules]);
  const count = async (): Promise<number> =>
    (await owner.query<{ count: number }>('select count(*)::integer as count from procedures.ending')).rows[0]?.count ??
    0;
  const begin = performance.now();
  await worker.start();
  const started = performance.now();
  while ((await count()) < wantedEndings && performance.now() - begin < 600_000) await pause(100);
  const seconds = (performance.now() - started) / 1000;
  const { rows } = await owner.query<{ events: number }>(
    `select count(*)::integer as events from work.event where type = 'procedures.dossier-ended'`,
  );
  say('timers.endings', {
    endings: await count(),
    events: rows[0]?.events,
    seconds: rounded(seconds),
    perSecond: rounded(wantedEndings / seconds),
  });
}

await using server = await startMeasuredServer();
const owner = new pg.Client({ connectionString: server.database.ownerUrl });
await owner.connect();
const { dossierId, draftId } = await arrange(server);
// So that the schedules are known before anything is due.
await server.worker.start();
await pause(3_000);
await server.worker.stop();
await multiply(server.database.ownerUrl, dossierId);
await owner.query(multiplyDrafts, [draftId, half]);
await owner.query(remindersDue);
await owner.query(noticesDue);
await owner.query('analyze procedures.draft, procedures.supplement_request, procedures.dossier');
await fire(server, owner);
await end(server, owner);
await owner.end();
