import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { uploadFile } from '@dongbo/contract';
import { createMemoryFileStore, createWorld, samplePdf, type World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { kernelOperations } from '../kernel-operations.ts';
import { createCall } from '../operation/call-operation.ts';
import { createRunner } from '../operation/runner.ts';
import { attachFiles, releaseFiles } from './attach-files.ts';
import { createDiskFileStore } from './disk-file-store.ts';
import { fileAnswer } from './file-answer.ts';
import { sweepFiles } from './sweep-files.ts';
import { mostWaiting } from './waiting-files.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ systems: [], operations: kernelOperations, key: 'kernel' });
});
afterAll(() => world[Symbol.asyncDispose]());

const pdf = (text: string) => samplePdf({ mark: text });
const upload = (as: string, text: string, name = 'a.pdf') => world.call(uploadFile, { name }, { as, bytes: pdf(text) });
const db = () => world.databases.official.kysely;
const personId = async (username: string): Promise<string> => (await world.actor(username)).personId ?? '';

test('an upload is named, typed by content and owned by who sent it', async () => {
  const file = await upload('congdan1', 'one', '../Tờ khai.docx');
  expect(file).toMatchObject({ name: 'Tờ khai.docx.pdf', type: 'application/pdf' });
  const row = await db().selectFrom('file').selectAll().where('id', '=', file.id).executeTakeFirstOrThrow();
  expect(row).toMatchObject({ uploaded_by: await personId('congdan1'), attached_to: null });
  const answer = await fileAnswer(row, world.files);
  expect(answer).toMatchObject({ disposition: 'inline', size: pdf('one').length });
});

test('the same request id gives the same file', async () => {
  const requestId = crypto.randomUUID();
  const send = () => world.call(uploadFile, { name: 'a.pdf' }, { as: 'congdan1', bytes: pdf('again'), requestId });
  expect((await send()).id).toBe((await send()).id);
});

test('empty files, web pages and nobody are refused', async () => {
  const send = (bytes: Uint8Array, as = 'congdan1') => world.call(uploadFile, { name: 'a.pdf' }, { as, bytes });
  await expect(send(new Uint8Array())).rejects.toMatchObject({ code: 'file.empty' });
  await expect(send(Buffer.from('<html>'))).rejects.toMatchObject({ code: 'file.type-not-allowed' });
  await expect(world.call(uploadFile, { name: 'a.pdf' }, { as: 'congdan1' })).rejects.toMatchObject({
    code: 'invalid-input',
  });
});

test('files are attached all or none, and only by who uploaded them', async () => {
  const [mine, other] = [await upload('congdan1', 'mine'), await upload('congdan2', 'other')];
  const me = await personId('congdan1');
  const subjectId = crypto.randomUUID();
  expect(await attachFiles(db(), { fileIds: [mine.id, other.id], subjectId, personId: me })).toBeNull();
  expect(await attachFiles(db(), { fileIds: [mine.id, crypto.randomUUID()], subjectId, personId: me })).toBeNull();
  const untouched = await db()
    .selectFrom('file')
    .select('attached_to')
    .where('id', '=', mine.id)
    .executeTakeFirstOrThrow();
  expect(untouched.attached_to).toBeNull();
  const second = await upload('congdan1', 'second');
  const attached = await attachFiles(db(), { fileIds: [second.id, mine.id, second.id], subjectId, personId: me });
  expect(attached?.map((row) => row.id)).toEqual([second.id, mine.id]);
  expect(await attachFiles(db(), { fileIds: [mine.id], subjectId: crypto.randomUUID(), personId: me })).toBeNull();
});

test('a purpose says which kinds and how much are taken, and a file is attached only for its own', async () => {
  const runner = createRunner({
    ...world.worker,
    uploads: [{ purpose: 'kernel.scan', kinds: ['application/pdf'], maxBytes: 1000 }],
  });
  const call = createCall(runner, kernelOperations);
  const actor = await world.actor('congdan1');
  const send = async (bytes: Buffer, purpose?: string) => {
    const stored = await world.files.put(Readable.from([bytes]), 1_000_000);
    return await call(uploadFile, { name: 'a', ...(purpose ? { purpose } : {}) }, { actor, stored });
  };
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const scan = await send(pdf('scan'), 'kernel.scan');
  await expect(send(png, 'kernel.scan')).rejects.toMatchObject({ code: 'file.type-not-allowed' });
  await expect(send(pdf('x'.repeat(1000)), 'kernel.scan')).rejects.toMatchObject({ code: 'file.too-large' });
  await expect(send(pdf('scan'), 'kernel.unknown')).rejects.toMatchObject({ code: 'invalid-input' });
  expect((await send(pdf('x'.repeat(1000)))).type).toBe('application/pdf');
  const me = await personId('congdan1');
  const attach = (purpose?: string) =>
    attachFiles(db(), {
      fileIds: [scan.id],
      subjectId: crypto.randomUUID(),
      personId: me,
      ...(purpose ? { purpose } : {}),
    });
  expect(await attach()).toBeNull();
  expect(await attach('kernel.scan')).toHaveLength(1);
});

test('a draft gives its files to the dossier, and lets go of what was taken out', async () => {
  const me = await personId('congdan1');
  const [kept, dropped] = [await upload('congdan1', 'kept'), await upload('congdan1', 'dropped')];
  const [draft, dossier] = [crypto.randomUUID(), crypto.randomUUID()];
  await attachFiles(db(), { fileIds: [kept.id, dropped.id], subjectId: draft, personId: me });
  await releaseFiles({ db: db(), now: world.clock.now() }, draft, [kept.id]);
  expect(await attachFiles(db(), { fileIds: [kept.id], subjectId: dossier, personId: me })).toBeNull();
  expect(
    await attachFiles(db(), { fileIds: [kept.id], subjectId: dossier, personId: me, movedFrom: draft }),
  ).toHaveLength(1);
  const row = await db()
    .selectFrom('file')
    .select('attached_to')
    .where('id', '=', dropped.id)
    .executeTakeFirstOrThrow();
  expect(row.attached_to).toBeNull();
});

test('what was let go is kept for a day from then on, however long ago it was uploaded', async () => {
  const me = await personId('congdan1');
  const { id } = await upload('congdan1', 'uploaded long ago');
  const draft = crypto.randomUUID();
  await attachFiles(db(), { fileIds: [id], subjectId: draft, personId: me });
  const hours = (count: number) => new Date(world.clock.now().getTime() + count * 3_600_000);
  await releaseFiles({ db: db(), now: hours(72) }, draft, []);
  const isKept = async (at: Date) => {
    await sweepFiles(db(), createMemoryFileStore(), at);
    return (await db().selectFrom('file').select('id').where('id', '=', id).execute()).length === 1;
  };
  expect(await isKept(hours(95))).toBe(true);
  expect(await isKept(hours(97))).toBe(false);
});

test('the sweep takes what nobody attached or names, spares both spaces, and reports what is missing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sweep-files-'));
  try {
    const store = createDiskFileStore(folder);
    const put = async (text: string) =>
      (
        await store.put(
          (async function* () {
            yield pdf(text);
          })(),
          10_000,
        )
      ).storageKey;
    const now = world.clock.now();
    const old = new Date(now.getTime() - 25 * 3_600_000);
    const age = (key: string) => utimes(join(folder, key), old, old);
    const row = (key: string, created: Date, attached: boolean) => ({
      id: crypto.randomUUID(),
      name: 'a.pdf',
      type: 'application/pdf',
      size: 1,
      sha256: key,
      storage_key: key,
      uploaded_by: crypto.randomUUID(),
      attached_to: attached ? crypto.randomUUID() : null,
      created_at: created,
    });
    await db().deleteFrom('file').execute();
    const keys = {
      orphan: await put('orphan'),
      loose: await put('loose'),
      kept: await put('kept'),
      trial: await put('trial'),
    };
    for (const key of Object.values(keys)) await age(key);
    const young = await put('young');
    const lost = `00/${'0'.repeat(64)}`;
    await db()
      .insertInto('file')
      .values([row(keys.loose, old, false), row(keys.kept, old, true), row(lost, old, true)])
      .execute();
    await world.databases.trial.kysely
      .insertInto('file')
      .values(row(keys.trial, old, true))
      .execute();

    expect(await sweepFiles(db(), store, now)).toEqual({ rows: 1, orphans: 2, unfinished: 0, missing: [lost] });
    for (const key of [keys.kept, keys.trial, young]) await expect(store.read(key)).resolves.toBeDefined();
    for (const key of [keys.orphan, keys.loose]) await expect(store.read(key)).rejects.toThrow('ENOENT');
    expect(await sweepFiles(db(), store, now)).toEqual({ rows: 0, orphans: 0, unfinished: 0, missing: [lost] });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

describe('what waits of one person', () => {
  const wait = async (as: string, files: number, bytes: number): Promise<string> => {
    const me = await personId(as);
    await sql`
      insert into file (id, name, type, size, sha256, storage_key, uploaded_by, created_at)
      select gen_random_uuid(), n || '.pdf', 'application/pdf', ${bytes}, 'x', 'x', ${me}::uuid, now()
      from generate_series(1, ${files}::integer) n`.execute(db());
    return me;
  };
  const attachOne = (me: string) =>
    sql`update file set attached_to = gen_random_uuid() where id in (
      select id from file where uploaded_by = ${me}::uuid and attached_to is null limit 1)`.execute(db());
  beforeEach(() => db().deleteFrom('file').execute());

  test.each([
    ['five hundred files', mostWaiting.files, 1],
    ['two gigabytes', 2, mostWaiting.bytes / 2],
  ])('%s are the most; what is attached does not count, nor what others have', async (_, files, bytes) => {
    const me = await wait('congdan1', files, bytes);
    await expect(upload('congdan1', 'beyond')).rejects.toMatchObject({
      code: 'file.too-many-waiting',
      facts: mostWaiting,
    });
    await expect(upload('congdan2', 'of somebody else')).resolves.toBeDefined();
    await attachOne(me);
    await expect(upload('congdan1', 'beyond')).resolves.toBeDefined();
  });

  test('the last place is given', async () => {
    await wait('congdan1', mostWaiting.files - 1, 1);
    await expect(upload('congdan1', 'last')).resolves.toBeDefined();
    await expect(upload('congdan1', 'beyond')).rejects.toMatchObject({ code: 'file.too-many-waiting' });
  });
});
