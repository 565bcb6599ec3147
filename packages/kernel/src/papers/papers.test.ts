import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileAnswer, Space } from '@dongbo/contract';
import { createWorld, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createPool } from '../db/database.ts';
import type { KernelTables } from '../db/tables.ts';
import { newId } from '../ids.ts';
import { jobsOf } from '../jobs/job.ts';
import { runJob } from '../jobs/run-job.ts';
import { runPendingJobs } from '../jobs/worker.ts';
import type { WorkerParts } from '../jobs/worker-parts.ts';
import { createLetterPress } from '../letters/letter-press.ts';
import type { KernelContext } from '../operation/kernel-operation.ts';
import { verifyPdfSignature } from '../signing/verify-pdf-signature.ts';
import { findAuthorityCertificate } from '../signing/signature-desk.ts';
import { addLetter } from './add-letter.ts';
import { letterAnswer } from './letter-answer.ts';
import { findLetter } from './letter-store.ts';
import { composeLetter, printLetter } from './print-letter.ts';
import { signAndStore } from './sign-and-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'dongbo-papers-'));
let world: World;
let parts: WorkerParts;
beforeAll(async () => {
  const page = { size: 'a5', landscape: false, margins: { top: 10, bottom: 10, left: 10, right: 10 }, fontSize: 11 };
  const note = { id: 'note-1', form: 'note', file: 'note.typ', formNumber: '01', title: 'Giấy', legalBasis: null };
  const layout = { ...note, page, validFrom: '2020-01-01', validTo: null, language: 'vi' };
  writeFileSync(join(folder, 'note.typ'), '#let letter(data, form) = [#data.name #form.formNumber]');
  writeFileSync(join(folder, 'index.json'), JSON.stringify({ layouts: [layout] }));
  world = await createWorld({ key: 'kernel_papers', systems: [] });
  const letters = createLetterPress({ layoutFolders: [folder] });
  parts = { ...world.worker, services: { ...world.worker.services, letters } };
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world[Symbol.asyncDispose]();
});

const defineJob = jobsOf<KernelTables, unknown>();

/** Runs a body as an act of any system would, in a transaction of its own. */
async function act<T>(body: (ctx: KernelContext) => Promise<T>, space: Space = 'official'): Promise<T> {
  const answers: T[] = [];
  const job = defineJob('kernel.test-act', z.object({}), async (ctx) => void answers.push(await body(ctx)));
  await runJob(parts, job, { space, payload: {} });
  const [answer] = answers;
  if (answers.length !== 1 || answer === undefined) throw new Error('The act gave no answer');
  return answer;
}

const note = (name: string) => ({ form: 'note', data: { name }, qrText: null, fileName: `${name}.pdf` });

const add = (subjectId: string, name: string, ordinal?: number) =>
  act(async (ctx) => {
    await addLetter(ctx, { ...note(name), subjectId, ...(ordinal === undefined ? {} : { ordinal }) });
    return 'added';
  });

const read = (subjectId: string, ordinal: number) =>
  act(async (ctx) => ({ answer: await letterAnswer(ctx, { subjectId, form: 'note', ordinal }) }));

async function bytesOf(answer: FileAnswer | null): Promise<Buffer> {
  if (answer === null) throw new Error('There is no letter');
  const chunks: Uint8Array[] = [];
  if (answer.bytes instanceof Uint8Array) return Buffer.from(answer.bytes);
  for await (const chunk of answer.bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test('a subject has several letters of one form, each printed the same before and after it is stored', async () => {
  const subjectId = newId(world.clock.now().getTime());
  await add(subjectId, 'Thu-nhat');
  await add(subjectId, 'Thu-hai', 2);
  const atOnce = await Promise.all([1, 2].map(async (ordinal) => (await read(subjectId, ordinal)).answer));
  expect(atOnce.map((answer) => answer?.name)).toEqual(['Thu-nhat.pdf', 'Thu-hai.pdf']);
  const [first, second] = await Promise.all(atOnce.map(bytesOf));
  expect(first).not.toEqual(second);
  await runPendingJobs(parts);
  const db = world.databases.official.kysely;
  for (const [ordinal, bytes] of [
    [1, first],
    [2, second],
  ] as const) {
    expect((await findLetter(db, { subjectId, form: 'note', ordinal }))?.fileId).not.toBeNull();
    expect(await bytesOf((await read(subjectId, ordinal)).answer)).toEqual(bytes);
  }
  expect((await read(subjectId, 3)).answer).toBeNull();
  await expect(add(subjectId, 'Lan-nua', 2)).rejects.toThrow('letter_subject_id_form_ordinal_key');
});

test('a job that was queued under the old name stores its letter', async () => {
  const subjectId = newId(world.clock.now().getTime());
  await add(subjectId, 'Ten-cu');
  const owner = createPool({ url: world.ownerUrl, schemas: ['public'], role: null, max: 1, name: 'papers-test' });
  try {
    await owner.query(`insert into graphile_worker._private_tasks (identifier) values ('procedures.store-letter')`);
    const { rowCount } = await owner.query(`update graphile_worker._private_jobs set task_id =
      (select id from graphile_worker._private_tasks where identifier = 'procedures.store-letter')`);
    expect(rowCount).toBe(1);
    await runPendingJobs(parts);
    const find = () => findLetter(world.databases.official.kysely, { subjectId, form: 'note' });
    expect(await find()).toMatchObject({ fileId: null });
    const file = join(import.meta.dirname, '../../migrations/work/0013-number-letters-of-a-form.sql');
    const migration = readFileSync(file, 'utf8');
    await owner.query(migration.slice(migration.indexOf('do $$')));
    await runPendingJobs(parts);
    expect((await find())?.fileId).toEqual(expect.any(String));
  } finally {
    await owner.end();
  }
});

test('a paper is printed, or taken and marked, signed in the name of its space, and stored with its subject', async () => {
  const signer = await world.actor('lanhdao.tranbien');
  const order = {
    signer: { id: signer.personId ?? '', name: signer.name },
    unitName: 'Phường Trấn Biên',
    reason: 'Phê duyệt',
    fileName: 'Giay.pdf',
  };
  const mark = {
    number: '07/KQ-UBND',
    remark: null,
    check: null,
    placeAndDate: 'Trấn Biên, ngày 11 tháng 3 năm 2026',
    authority: 'TM. Ủy ban nhân dân',
    title: 'Chủ tịch',
    signer: signer.name,
    agency: 'Ủy ban nhân dân phường Trấn Biên',
    signedAt: '2026-03-11T09:00:00+07:00',
    subject: 'Giấy xác nhận',
  };
  for (const space of ['official', 'trial'] as const) {
    const subjectId = newId(world.clock.now().getTime());
    const stored = await act(async (ctx) => {
      const letter = composeLetter(ctx, note('Ky'));
      const printed = await signAndStore(ctx, { ...order, subjectId, paper: letter });
      const taken = await signAndStore(ctx, {
        ...order,
        subjectId,
        paper: { pdf: await printLetter(ctx, letter), mark },
      });
      return [printed, taken];
    }, space);
    const db = world.databases[space].kysely;
    const files = await db.selectFrom('file').selectAll().where('attached_to', '=', subjectId).orderBy('id').execute();
    // Ids of one millisecond have no order among themselves.
    expect(files.map(({ id, sha256, name }) => ({ id, sha256, name }))).toEqual(
      stored.map((file) => ({ ...file, name: 'Giay.pdf' })).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
    const authority = (await findAuthorityCertificate(db, world.clock.now())) ?? '';
    for (const { storage_key: key } of files) {
      const check = await verifyPdfSignature(await world.files.read(key), authority);
      const signedBy = space === 'trial' ? `${signer.name} (THỬ NGHIỆM)` : signer.name;
      expect(check).toMatchObject({ valid: true, coversWholeFile: true, signedBy });
    }
  }
});
