import { listInbox, spaces } from '@dongbo/contract';
import {
  getDossier,
  getLetter,
  getMyDossier,
  lookUpDossier,
  receiveDossier,
  writeResult,
  type Dossier,
} from '@dongbo/contract/procedures';
import { findAuthorityCertificate, verifyPdfSignature } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  act,
  bringTo,
  fileOnline,
  officials,
  procedures,
  settlingWorld,
  tablesOf,
  takeIn,
  upload,
} from '../dossiers/settling-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

async function bytesOf(bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<Buffer> {
  if (bytes instanceof Uint8Array) return Buffer.from(bytes);
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}

const types = (dossier: Pick<Dossier, 'timeline'>): string[] =>
  dossier.timeline.map(({ type }) => type.replace('procedures.', ''));

describe.each(spaces)('in the %s space', (space) => {
  test('a paper dossier goes from the counter to the signed result in the hand of its owner', async () => {
    world.clock.set('2026-03-11T09:00:00+07:00');
    const taken = await takeIn(world, {}, { space });
    expect(taken).toMatchObject({
      space,
      state: 'in-progress',
      channel: 'DIRECT',
      step: { id: 'assignment' },
      version: 2,
      completion: 0,
    });
    expect(taken.code).toMatch(space === 'trial' ? /^TN\.H19\.145\.01-260311-\d{4}$/ : /^H19\.145\.01-260311-\d{4}$/);
    expect(taken.clock).toMatchObject({
      receivedAt: '2026-03-11T09:00:00+07:00',
      dueAt: '2026-03-16T09:00:00+07:00',
      dueState: 'later',
    });

    const issued = await bringTo(world, taken, 'handover', { space });
    expect(issued).toMatchObject({ state: 'resulted', step: { id: 'handover' }, completion: 100 });
    expect(issued.result).toMatchObject({ state: 'issued', signedBy: (await world.actor(officials.leader)).name });
    const returned = await act(world, officials.counter, issued, { action: 'hand-over', receiver: 'owner' }, { space });
    expect(returned).toMatchObject({ state: 'returned', step: null, assignee: null, actions: [], completion: 100 });
    expect(types(returned)).toEqual([
      'dossier-submitted',
      'dossier-received',
      'dossier-assigned',
      'result-written',
      'dossier-moved.forward',
      'dossier-moved.forward',
      'dossier-moved.approve',
      'result-numbered',
      'result-signed',
      'result-issued',
      'result-returned.owner',
    ]);
    expect(await world.call(getDossier, { dossierId: taken.id }, { as: officials.counter, space })).toEqual(returned);
    expect(await world.call(lookUpDossier, { code: taken.code }, { as: officials.counter, space })).toEqual({
      code: taken.code,
      completion: 100,
      state: 'returned',
    });

    const result = await world.call(
      getLetter,
      { dossierId: taken.id, form: 'result' },
      { as: officials.counter, space },
    );
    const authority = await findAuthorityCertificate(world.databases[space].kysely, world.clock.now());
    expect(await verifyPdfSignature(await bytesOf(result.bytes), authority ?? '')).toEqual({
      valid: true,
      coversWholeFile: true,
      signedBy: `${(await world.actor(officials.leader)).name}${space === 'trial' ? ' (THỬ NGHIỆM)' : ''}`,
    });
    const work = await tablesOf(world, space)
      .selectFrom('work_item')
      .select('id')
      .where('subject_id', '=', taken.id)
      .execute();
    expect(work).toEqual([]);
  });

  test('an online dossier waits for reception, and the owner sees its end', async () => {
    const filed = await fileOnline(world, procedures.economy, { space });
    expect(filed).toMatchObject({ state: 'submitted', clock: null });
    const { items } = await world.call(listInbox, { q: filed.code }, { as: officials.counter, space });
    expect(items).toMatchObject([{ subjectId: filed.id, step: { id: 'reception' }, dueAt: null, version: 1 }]);

    const seen = await world.call(getDossier, { dossierId: filed.id }, { as: officials.counter, space });
    expect(seen).toMatchObject({
      needsTimeLimit: false,
      actions: [{ id: 'receive' }],
      papers: [{ originals: 0, files: [{ name: 'giay-to.pdf' }] }],
    });
    const componentId = seen.papers[0]?.componentId ?? '';
    await world.call(
      receiveDossier,
      { dossierId: filed.id, version: seen.version, papers: [{ componentId, originals: 1 }] },
      { as: officials.counter, space },
    );
    const received = await world.call(getDossier, { dossierId: filed.id }, { as: officials.counter, space });
    expect(received).toMatchObject({
      state: 'in-progress',
      letters: ['copy', 'receipt', 'control-slip'],
      papers: [{ originals: 1, files: [{}] }],
    });
    const issued = await bringTo(world, received, 'handover', { space });
    await act(world, officials.counter, issued, { action: 'hand-over', receiver: 'owner' }, { space });
    const mine = await world.call(getMyDossier, { dossierId: filed.id }, { as: 'congdan1', space });
    expect(mine).toMatchObject({ state: 'returned', next: 'returned', completion: 100, result: { state: 'issued' } });
    expect(
      mine.timeline.every(({ actor, toPerson, note }) => actor === null && toPerson === null && note === null),
    ).toBe(true);
  });
});

test('an uploaded PDF is signed as it is and becomes the result', async () => {
  const processing = await bringTo(world, await takeIn(world), 'processing');
  const paper = await world.call(
    getLetter,
    { dossierId: processing.id, form: 'receipt' },
    { as: officials.specialist },
  );
  const fileId = await upload(world, officials.specialist, { bytes: await bytesOf(paper.bytes) });
  const order = { dossierId: processing.id, version: processing.version, title: 'Bản tải lên', fileId };
  const { version } = await world.call(writeResult, order, { as: officials.specialist });
  const reviewed = await act(world, officials.specialist, { id: processing.id, version }, { action: 'forward' });
  const approved = await act(
    world,
    officials.leader,
    await act(world, officials.head, reviewed, { action: 'forward' }),
    { action: 'approve' },
  );
  await world.drain();
  const issued = await act(world, officials.clerk, approved, { action: 'issue' });
  expect(issued.result).toMatchObject({ state: 'issued', uploaded: { id: fileId }, file: { type: 'application/pdf' } });
  const signed = await world.call(getLetter, { dossierId: issued.id, form: 'result' }, { as: officials.counter });
  const authority = await findAuthorityCertificate(world.databases.official.kysely, world.clock.now());
  expect(await verifyPdfSignature(await bytesOf(signed.bytes), authority ?? '')).toMatchObject({
    valid: true,
    coversWholeFile: true,
  });
});
