import { listNotices } from '@dongbo/contract';
import { getDraft, getProcedure, listDrafts, saveDraft, startDraft } from '@dongbo/contract/procedures';
import { runDueSchedules, sweepFiles } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { procedures, settlingWorld, tablesOf, upload } from '../dossiers/settling-world.fixture.ts';
import { filingPolicy } from './filing-policy.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const as = { as: 'congdan1' };
const dayMs = 86_400_000;
const { draftDays, noticeDays } = filingPolicy;

/** The hour comes, and everything that is due with it. */
async function sweep(): Promise<void> {
  await runDueSchedules(world.worker);
  await world.drain();
}
const passDays = async (days: number) => {
  world.clock.advance(days * dayMs);
  await sweep();
};
const ids = async () => (await world.call(listDrafts, {}, as)).items.map(({ id }) => id);
const notices = async () => (await world.call(listNotices, {}, as)).items.filter(({ key }) => key === 'draft-ends');
const begin = async () => await world.call(startDraft, { procedureCode: procedures.economy, another: true }, as);
const content = { unitId: null, answers: {}, papers: [], returnMethod: null };

test('a draft that nobody touches is deleted after a notice, with its papers; one that is touched after the notice is kept', async () => {
  await sweep();
  const [left, touched] = [await begin(), await begin()];
  const { componentGroups } = await world.call(getProcedure, { code: procedures.economy }, as);
  const fileId = await upload(world, 'congdan1');
  const papers = [{ componentId: componentGroups[0]?.items[0]?.id ?? '', fileIds: [fileId] }];
  await world.call(saveDraft, { draftId: left.id, version: left.version, ...content, papers }, as);
  const view = await world.call(getDraft, { draftId: left.id }, as);
  expect(Date.parse(view.keptUntil) - Date.parse(view.updatedAt)).toBe(draftDays * dayMs);

  await passDays(draftDays - noticeDays - 1);
  expect(await notices()).toEqual([]);
  await passDays(1);
  expect(await notices()).toHaveLength(2);
  expect((await notices()).find(({ subjectId }) => subjectId === left.id)?.facts).toMatchObject({
    procedure: 'Thủ tục thuộc phòng kinh tế',
    dueAt: view.keptUntil,
  });
  // Nobody is told twice.
  await passDays(1);
  expect(await notices()).toHaveLength(2);
  await world.call(saveDraft, { draftId: touched.id, version: touched.version, ...content }, as);

  await passDays(noticeDays - 2);
  expect(await ids()).toContain(left.id);
  await passDays(1);
  expect(await ids()).toEqual([touched.id]);
  const entries = await tablesOf(world)
    .selectFrom('audit_entry')
    .select(['subject_id', 'outcome'])
    .where('operation', '=', 'procedures.delete-ended-draft')
    .execute();
  expect(entries).toEqual([{ subject_id: left.id, outcome: 'done' }]);
  const files = tablesOf(world).selectFrom('file').select('id').where('id', '=', fileId);
  await sweepFiles(tablesOf(world), world.worker.files, world.clock.now());
  expect(await files.execute()).toHaveLength(1);
  await passDays(2);
  await sweepFiles(tablesOf(world), world.worker.files, world.clock.now());
  expect(await files.execute()).toEqual([]);

  // The one that was touched is told again before its new end.
  await passDays(draftDays - noticeDays - 2);
  expect(await notices()).toHaveLength(3);
  await passDays(noticeDays);
  expect(await ids()).toEqual([]);
});

test('after a stop of months its person is told first and has the days of the notice', async () => {
  const draft = await begin();
  await passDays(200);
  expect(await ids()).toEqual([draft.id]);
  const { keptUntil } = await world.call(getDraft, { draftId: draft.id }, as);
  expect(Date.parse(keptUntil)).toBe(world.clock.now().getTime() + noticeDays * dayMs);
  await passDays(noticeDays);
  expect(await ids()).toEqual([]);
});

test('however many are due, all are told in the same hour, each once', async () => {
  const draft = await begin();
  const many = 4_500;
  await sql`insert into draft select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid()))).*
    from draft d, generate_series(2, ${many}::integer) where d.id = ${draft.id}`.execute(tablesOf(world));
  await passDays(draftDays - noticeDays);
  const { rows } = await sql<{ told: number; drafts: number }>`
    select count(*)::integer as told, count(distinct subject_id)::integer as drafts from notice
    where key = 'draft-ends' and subject_id in (select id from draft)`.execute(tablesOf(world));
  expect(rows).toEqual([{ told: many, drafts: many }]);
});
