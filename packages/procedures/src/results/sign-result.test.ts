import { writeResult, type Dossier } from '@dongbo/contract';
import { runJob } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  act,
  bringTo,
  eventsOf,
  minutePasses,
  officials,
  settlingWorld,
  tablesOf,
  takeIn,
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
const signaturesOf = async ({ id }: Dossier) =>
  (await eventsOf(world, id)).filter(({ type }) => type === 'result-signed').length;

describe('signing', () => {
  test('happens once, although an approval given twice asks for it twice at the same moment', async () => {
    const approved = await bringTo(world, await takeIn(world), 'issuing');
    const returned = await act(world, officials.clerk, approved, { action: 'return', reason: 'Xem lại' });
    await act(world, officials.leader, returned, { action: 'approve' });
    await Promise.all([sign(approved), sign(approved), sign(approved)]);
    expect(await signaturesOf(approved)).toBe(1);
    const files = await tablesOf(world).selectFrom('file').select('id').where('attached_to', '=', approved.id).execute();
    const { signed_file_id: signed } = await resultOf(approved);
    expect(files.filter(({ id }) => id === signed)).toHaveLength(1);
    expect(files).toHaveLength(1);
  });

  test('waits for who writes the result anew, and then leaves the new text alone', async () => {
    let dossier = await bringTo(world, await takeIn(world), 'issuing');
    const back = { action: 'return', reason: 'Sai tên' };
    dossier = await act(world, officials.clerk, dossier, back);
    dossier = await act(world, officials.leader, dossier, { ...back, action: 'refuse-approval' });
    minutePasses(world);
    const text = { dossierId: dossier.id, version: dossier.version, title: 'Viết lại', body: 'Nội dung mới.' };
    // The job begins while the writing holds the dossier, and ends after it.
    await Promise.all([
      world.call(writeResult, text, { as: officials.specialist }),
      ...Array.from({ length: 4 }, async (_, index) => {
        await new Promise((resolve) => setTimeout(resolve, index * 8));
        await sign(dossier);
      }),
    ]);
    const result = await resultOf(dossier);
    expect(result).toMatchObject({ state: 'draft', title: 'Viết lại', signed_file_id: null });
  });
});
