import { spawnSync } from 'node:child_process';
import { listNotices } from '@dongbo/contract';
import { getDossier, getMyDossier, receiveDossier, type Dossier } from '@dongbo/contract/procedures';
import { readJobFigures, runJob, runPendingJobs, tellOfGivenUpJobs } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  act,
  bringTo,
  eventsOf,
  fileOnline,
  officials,
  procedures,
  settlingWorld,
  tablesOf,
  takeIn,
  upload,
} from '../dossiers/settling-world.fixture.ts';
import { signResult } from './sign-result.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const sign = async ({ id }: Dossier) =>
  await runJob(world.worker, signResult, { space: 'official', payload: { dossierId: id } });
const resultOf = async ({ id }: Dossier) =>
  await tablesOf(world).selectFrom('result').selectAll().where('dossier_id', '=', id).executeTakeFirstOrThrow();
/** How many connections of this database wait for a lock. */
const waiting = async (): Promise<number> => {
  const { rows } = await sql<{ waiting: number }>`select count(*)::int as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(tablesOf(world));
  return rows[0]?.waiting ?? 0;
};
const signaturesOf = async ({ id }: Dossier) =>
  (await eventsOf(world, id)).filter(({ type }) => type === 'result-signed').length;

describe('signing', () => {
  test('happens once, although an approval given twice asks for it twice at the same moment', async () => {
    const approved = await bringTo(world, await takeIn(world), 'issuing');
    const returned = await act(world, officials.clerk, approved, { action: 'return', reason: 'Xem lại' });
    await act(world, officials.leader, returned, { action: 'approve' });
    await Promise.all([sign(approved), sign(approved), sign(approved)]);
    expect(await signaturesOf(approved)).toBe(1);
    const files = await tablesOf(world)
      .selectFrom('file')
      .select('id')
      .where('attached_to', '=', approved.id)
      .execute();
    const { signed_file_id: signed } = await resultOf(approved);
    expect(files.filter(({ id }) => id === signed)).toHaveLength(1);
    expect(files).toHaveLength(1);
  });

  test('waits for who writes the result anew, and then leaves the new text alone', async () => {
    const dossier = await bringTo(world, await takeIn(world), 'issuing');
    const signing = await tablesOf(world)
      .transaction()
      .execute(async (writing) => {
        // As `saveDossier` and `saveResult` do when the specialist writes.
        await writing.updateTable('dossier').set({ version: 99 }).where('id', '=', dossier.id).execute();
        const begun = sign(dossier);
        await vi.waitUntil(async () => (await waiting()) > 0, { timeout: 5_000, interval: 10 });
        await writing
          .updateTable('result')
          .set({ state: 'draft', title: 'Viết lại' })
          .where('dossier_id', '=', dossier.id)
          .execute();
        return { begun };
      });
    await signing.begun;
    expect(await resultOf(dossier)).toMatchObject({ state: 'draft', title: 'Viết lại', signed_file_id: null });
    expect(await signaturesOf(dossier)).toBe(0);
  });

  test('that ends while the leader approves once more stands, and the approval goes on', async () => {
    const approved = await bringTo(world, await takeIn(world), 'issuing');
    const returned = await act(world, officials.clerk, approved, { action: 'return', reason: 'Xem lại' });
    const fileId = await upload(world, officials.leader);
    const approving = await tablesOf(world)
      .transaction()
      .execute(async (signing) => {
        // As the job does: the dossier is locked, not changed.
        await sql`select from dossier where id = ${approved.id}::uuid for update`.execute(signing);
        const begun = act(world, officials.leader, returned, { action: 'approve' });
        await vi.waitUntil(async () => (await waiting()) > 0, { timeout: 5_000, interval: 10 });
        await signing
          .updateTable('result')
          .set({ state: 'signed', signed_at: world.clock.now(), signed_file_id: fileId })
          .where('dossier_id', '=', approved.id)
          .execute();
        return { begun };
      });
    expect(await approving.begun).toMatchObject({ step: { id: 'issuing' } });
    await world.drain();
    expect(await resultOf(approved)).toMatchObject({ state: 'signed', signed_file_id: fileId });
  });
});

const canRead = spawnSync('which', ['pdftotext']).status === 0;

test.skipIf(!canRead)('an uploaded result gets number, date and a visible signature before it is signed', async () => {
  const approved = await bringTo(world, await takeIn(world), 'issuing');
  const fileId = await upload(world, officials.leader);
  await tablesOf(world)
    .updateTable('result')
    .set({ body: null, uploaded_file_id: fileId })
    .where('dossier_id', '=', approved.id)
    .execute();
  await sign(approved);
  const { signed_file_id: signedId, number } = await resultOf(approved);
  const { storage_key: key } = await tablesOf(world)
    .selectFrom('file')
    .select('storage_key')
    .where('id', '=', signedId ?? '')
    .executeTakeFirstOrThrow();
  const { stdout } = spawnSync('pdftotext', ['-', '-'], { input: await world.files.read(key), encoding: 'utf8' });
  for (const part of [`Số: ${number}`, 'Trấn Biên, ngày 11 tháng 3 năm 2026', 'CHỦ TỊCH', 'Ký bởi: '])
    expect(stdout).toContain(part);
});

test('a signature of the trial space says so, also under an uploaded paper that carries no watermark', async () => {
  const reasons: string[] = [];
  const signatures = {
    ...world.worker.services.signatures,
    sign: async (_: unknown, order: { reason: string; pdf: Uint8Array }) => (reasons.push(order.reason), order.pdf),
  };
  const worker = { ...world.worker, services: { ...world.worker.services, signatures } };
  for (const space of ['official', 'trial'] as const) {
    const { id } = await bringTo(world, await takeIn(world, {}, { space }), 'issuing', { space });
    await runJob(worker, signResult, { space, payload: { dossierId: id } });
  }
  expect(reasons).toEqual([
    expect.stringMatching(/^Phê duyệt kết quả/),
    expect.stringMatching(/^THỬ NGHIỆM, không có giá trị pháp lý\. Phê duyệt/),
  ]);
});

describe('a signature whose tries are used up', () => {
  const broken = () => {
    const signatures = { ...world.worker.services.signatures, sign: () => Promise.reject(new Error('no key')) };
    return { ...world.worker, services: { ...world.worker.services, signatures } };
  };
  const queue = async (change: string) => {
    const owner = new pg.Client({ connectionString: world.ownerUrl });
    await owner.connect();
    try {
      return (await owner.query(change)).rowCount;
    } finally {
      await owner.end();
    }
  };
  /** The last try comes at once instead of after hours of pauses. */
  const lastTry = () =>
    queue(
      `update graphile_worker._private_jobs set max_attempts = attempts + 1, run_at = now() where locked_at is null`,
    );
  const noticesOf = async (username: string, dossier: Dossier) => {
    const { items } = await world.call(listNotices, {}, { as: username });
    return items.filter(({ key, subjectId }) => key === 'result-signing-failed' && subjectId === dossier.id);
  };
  const approvedAndFailed = async (taken?: Dossier): Promise<Dossier> => {
    await world.drain();
    const approved = await bringTo(world, taken ?? (await takeIn(world)), 'issuing');
    await lastTry();
    await runPendingJobs(broken());
    return approved;
  };

  test('is told once to the clerk, the signer and the head, and stands in the timeline', async () => {
    const approved = await approvedAndFailed();
    expect(await resultOf(approved)).toMatchObject({ state: 'signing' });
    const figures = async () =>
      (await readJobFigures(tablesOf(world))).find(({ task }) => task === 'procedures.sign-result');
    expect(await figures()).toMatchObject({ givenUp: 1 });
    expect(await Promise.all([tellOfGivenUpJobs(world.worker), tellOfGivenUpJobs(world.worker)])).toContain(1);
    expect(await tellOfGivenUpJobs(world.worker)).toBe(0);
    await world.drain();
    for (const username of [officials.clerk, officials.leader, officials.head])
      expect({ username, told: await noticesOf(username, approved) }).toMatchObject({
        username,
        told: [{ facts: { code: approved.code } }],
      });
    for (const username of [officials.specialist, 'vanthu.tamhiep'])
      expect({ username, told: await noticesOf(username, approved) }).toEqual({ username, told: [] });
    const seen = await world.call(getDossier, { dossierId: approved.id }, { as: officials.clerk });
    expect(seen.timeline.map(({ type }) => type)).toContain('procedures.result-signing-failed');
    expect(seen.actions.map(({ id }) => id)).toContain('return');
    expect(await figures()).toMatchObject({ givenUp: 1 });
  });

  test('goes on when the leader approves once more', async () => {
    const approved = await approvedAndFailed();
    await tellOfGivenUpJobs(world.worker);
    const returned = await act(world, officials.clerk, approved, { action: 'return', reason: 'Ký lỗi' });
    await act(world, officials.leader, returned, { action: 'approve' });
    await world.drain();
    expect(await resultOf(approved)).toMatchObject({ state: 'signed' });
  });

  test('is no matter of the owner', async () => {
    const filed = await fileOnline(world, procedures.silent);
    const timeLimit = { unit: 'working-day', value: 3 } as const;
    const receiving = { dossierId: filed.id, version: 1, timeLimit };
    const as = { as: officials.counter };
    await world.call(receiveDossier, receiving, as);
    const failed = await approvedAndFailed(await world.call(getDossier, { dossierId: filed.id }, as));
    expect(await tellOfGivenUpJobs(world.worker)).toBe(1);
    await world.drain();
    const seen = await world.call(getMyDossier, { dossierId: failed.id }, { as: 'congdan1' });
    expect(seen.timeline.map(({ type }) => type)).toContain('procedures.dossier-received');
    expect(JSON.stringify(seen.timeline)).not.toContain('signing-failed');
    expect(await noticesOf('congdan1', failed)).toEqual([]);
  });

  test('is told to nobody when the result was signed after all', async () => {
    const approved = await approvedAndFailed();
    await sign(approved);
    await tellOfGivenUpJobs(world.worker);
    await world.drain();
    expect(await noticesOf(officials.clerk, approved)).toEqual([]);
  });
});
