import { exportAudit, exportInbox, getExportFile, listExports, listNotices } from '@dongbo/contract';
import { bookAndWrite, createWorld, takeExport, type World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { kernelJobs } from '../kernel-jobs.ts';
import { kernelOperations } from '../kernel-operations.ts';
import { runJob } from '../jobs/run-job.ts';
import { runDueSchedules } from '../schedules/run-schedules.ts';
import { sweepFiles } from '../files/sweep-files.ts';
import { giveUpExport } from './write-export.ts';
import { systemActor } from '../identity/actor.ts';
import { Act } from '../operation/act.ts';

const as = { as: 'kiemtoan' } as const;
const dayMs = 86_400_000;

let world: World;
beforeAll(async () => {
  world = await createWorld({ systems: [], operations: kernelOperations, key: 'kernel' });
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  await sql`delete from export`.execute(db());
});

const db = () => world.databases.official.kysely;
const asked = { format: 'csv', outcome: 'read' } as const;
const stateOf = async (id: string) => (await world.call(listExports, {}, as)).items.find((one) => one.id === id);
const filesOf = async (id: string) =>
  await db().selectFrom('file').select(['id', 'storage_key']).where('attached_to', '=', id).execute();
const refused = async (body: Promise<unknown>): Promise<string> =>
  await body.then(
    () => 'done',
    ({ code }: { code: string }) => code,
  );

/** Takes everything of a job from the queue but its name, as a worker would that runs it beside another. */
async function writeOnce(exportId: string): Promise<void> {
  const job = kernelJobs.find(({ name }) => name === 'kernel.write-audit');
  if (job === undefined) throw new Error('no such job');
  await runJob(world.worker, job, { space: 'official', payload: { exportId } });
}

test('it waits, is written by the worker, is told, and is fetched by who asked alone', async () => {
  const { exportId } = await world.call(exportAudit, asked, as);
  expect(await stateOf(exportId)).toMatchObject({ state: 'waiting', rows: null, name: null, share: 0 });
  expect(await refused(world.call(getExportFile, { exportId }, as))).toBe('export.not-ready');
  await world.drain();
  const ready = await stateOf(exportId);
  expect(ready).toMatchObject({ state: 'ready', share: 1, name: 'Nhat-ky-2026-03-11.csv', title: 'Nhật ký' });
  expect(ready?.size).toBeGreaterThan(100);
  const notice = (await world.call(listNotices, {}, as)).items.find(({ subjectId }) => subjectId === exportId);
  expect(notice).toMatchObject({ key: 'export-ready', facts: { title: 'Nhật ký', rows: String(ready?.rows) } });
  const progress = await db().selectFrom('job_progress').selectAll().where('id', '=', exportId).execute();
  expect(progress).toMatchObject([{ state: 'done', share: 1, task: 'kernel.audit.export' }]);
  expect((await world.call(getExportFile, { exportId }, as)).disposition).toBe('attachment');
  expect(await refused(world.call(getExportFile, { exportId }, { as: 'motcua.tranbien' }))).toBe('not-found');
});

test('a writer that was killed is followed by one that begins anew, and of two at once one file stays', async () => {
  const { exportId } = await world.call(exportAudit, asked, as);
  await sql`update export set state = 'running' where id = ${exportId}`.execute(db());
  await Promise.all([writeOnce(exportId), writeOnce(exportId)]);
  expect(await stateOf(exportId)).toMatchObject({ state: 'ready' });
  expect(await filesOf(exportId)).toHaveLength(1);
  await writeOnce(exportId);
  await world.drain();
  expect(await filesOf(exportId)).toHaveLength(1);
  const { items } = await world.call(listNotices, {}, as);
  expect(items.filter(({ subjectId }) => subjectId === exportId)).toHaveLength(1);
});

test('who has lost the permission before it is written gets none, and who loses it later does not get the file', async () => {
  const early = await world.call(exportAudit, asked, as);
  const late = await bookAndWrite(world, exportAudit, asked, as);
  const { personId } = await world.actor('kiemtoan');
  const end = async (at: Date | null) =>
    await sql`update kernel.role_grant set valid_to = ${at} where person_id = ${personId}`.execute(db());
  await sql`update export set state = 'waiting', file_id = null where id = ${early.exportId}`.execute(db());
  await end(new Date(world.clock.now().getTime() - 1000));
  await writeOnce(early.exportId);
  expect(await stateOf(early.exportId)).toMatchObject({ state: 'not-allowed' });
  expect(await refused(world.call(getExportFile, { exportId: late.id }, as))).toBe('export.permission-changed');
  await end(null);
  expect(await refused(world.call(getExportFile, { exportId: late.id }, as))).toBe('done');
});

test('five are waited for and not more; one that ends makes room', async () => {
  for (let number = 0; number < 5; number += 1) await world.call(exportAudit, asked, as);
  expect(await refused(world.call(exportAudit, asked, as))).toBe('export.too-many-waiting');
  await world.drain();
  expect(await refused(world.call(exportAudit, asked, as))).toBe('done');
  await world.drain();
});

test('given up, it is told and can be asked for anew', async () => {
  const { exportId } = await world.call(exportAudit, asked, as);
  const act = new Act(world.worker, 'official', systemActor('test'), world.clock.now());
  await giveUpExport(act.context('kernel', db()), exportId);
  expect(await stateOf(exportId)).toMatchObject({ state: 'failed' });
  const { items } = await world.call(listNotices, {}, as);
  expect(items.find(({ subjectId }) => subjectId === exportId)?.key).toBe('export-failed');
  await world.drain();
  expect(await stateOf(exportId)).toMatchObject({ state: 'failed' });
});

test('after seven days it is gone: row, file and content', async () => {
  const { id } = await bookAndWrite(world, exportAudit, asked, as);
  const [file] = await filesOf(id);
  await runDueSchedules(world.worker);
  world.clock.advance(7 * dayMs + 3_600_000);
  expect(await refused(world.call(getExportFile, { exportId: id }, as))).toBe('not-found');
  expect(await stateOf(id)).toBeUndefined();
  await runDueSchedules(world.worker);
  await world.drain();
  expect((await sql`select from export where id = ${id}`.execute(db())).rows).toHaveLength(0);
  expect(await filesOf(id)).toHaveLength(0);
  await sweepFiles(db(), world.files, new Date(world.clock.now().getTime() + 2 * dayMs));
  expect(
    await db()
      .selectFrom('file')
      .select('id')
      .where('id', '=', file?.id ?? '')
      .execute(),
  ).toEqual([]);
});

test('an inbox without work is a file with its titles', async () => {
  const file = await takeExport(world, exportInbox, { format: 'csv' }, { as: 'motcua.tranbien' });
  expect(file).toMatchObject({ rows: 0, name: expect.stringMatching(/^Viec-dang-cho-/) });
  expect(file.bytes.toString()).toMatch(/^\ufeffMã,Việc,/);
});
