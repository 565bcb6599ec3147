import type { Dossier } from '@dongbo/contract';
import { runJob } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  act,
  bringTo,
  eventsOf,
  officials,
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

test('a signature of the trial space says so, also under an uploaded paper that carries no watermark', async () => {
  const reasons: string[] = [];
  const signatures = {
    ...Object(world.worker.ports).signatures,
    sign: async (_: unknown, order: { reason: string; pdf: Uint8Array }) => (reasons.push(order.reason), order.pdf),
  };
  const worker = { ...world.worker, ports: { ...Object(world.worker.ports), signatures } };
  for (const space of ['official', 'trial'] as const) {
    const { id } = await bringTo(world, await takeIn(world, {}, { space }), 'issuing', { space });
    await runJob(worker, signResult, { space, payload: { dossierId: id } });
  }
  expect(reasons).toEqual([
    expect.stringMatching(/^Phê duyệt kết quả/),
    expect.stringMatching(/^THỬ NGHIỆM, không có giá trị pháp lý\. Phê duyệt/),
  ]);
});
