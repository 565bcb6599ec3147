import { type CallOf } from '@dongbo/contract';
import { getDossier, getDossierFile, writeResult, type Dossier } from '@dongbo/contract/procedures';
import { samplePdf, type World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  act,
  bringTo,
  eventsOf,
  minutePasses,
  officials,
  refusalOf,
  settlingWorld,
  tablesOf,
  takeIn,
  upload,
} from '../dossiers/settling-world.fixture.ts';

let world: World;
let dossier: Dossier;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});
beforeEach(async () => {
  dossier = await bringTo(world, await takeIn(world), 'processing');
});

type Changes = Partial<CallOf<typeof writeResult>>;
const order = (changes: Changes): CallOf<typeof writeResult> => ({
  dossierId: dossier.id,
  version: dossier.version,
  title: 'Giấy xác nhận',
  ...changes,
});
const write = async (changes: Changes, as: string = officials.specialist) => {
  await world.call(writeResult, order(changes), { as });
  return await world.call(getDossier, { dossierId: dossier.id }, { as });
};
const refused = async (changes: Changes, as?: string) => (await refusalOf(write(changes, as))).code;
/** A picture of one point. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('the result', () => {
  test('is written, and written again', async () => {
    const first = await write({ body: 'Lần một' });
    expect(first).toMatchObject({
      version: dossier.version + 1,
      result: { state: 'draft', body: 'Lần một', uploaded: null, number: null },
    });
    minutePasses(world);
    const second = await write({ body: 'Lần hai', version: first.version, title: 'Quyết định' });
    expect(second).toMatchObject({
      result: { title: 'Quyết định', body: 'Lần hai' },
      letters: ['receipt', 'control-slip', 'result'],
    });
    const rows = await tablesOf(world)
      .selectFrom('result')
      .select('body')
      .where('dossier_id', '=', dossier.id)
      .execute();
    expect(rows).toEqual([{ body: 'Lần hai' }]);
    const events = (await eventsOf(world, dossier.id)).filter(({ type }) => type === 'result-written');
    expect(events).toMatchObject([{ payload: { uploaded: false } }, { payload: { title: 'Quyết định' } }]);
    const work = await tablesOf(world)
      .selectFrom('work_item')
      .select('version')
      .where('subject_id', '=', dossier.id)
      .executeTakeFirstOrThrow();
    expect(work.version).toBe(second.version);
  });

  test('may be an uploaded PDF, also when only its title changes, or when text takes its place', async () => {
    const fileId = await upload(world, officials.specialist);
    const first = await write({ fileId });
    expect(first.result).toMatchObject({ body: null, uploaded: { id: fileId, name: 'giay-to.pdf' } });
    const file = await world.call(getDossierFile, { dossierId: dossier.id, fileId }, { as: officials.head });
    expect(file.type).toBe('application/pdf');
    const second = await write({ fileId, version: first.version, title: 'Tên khác' });
    expect(second.result).toMatchObject({ title: 'Tên khác', uploaded: { id: fileId } });
    const third = await write({ body: 'Văn bản', version: second.version });
    expect(third.result).toMatchObject({ body: 'Văn bản', uploaded: null });
  });

  test('is written once by the same request', async () => {
    const requestId = crypto.randomUUID();
    const options = { as: officials.specialist, requestId };
    const first = await world.call(writeResult, order({ body: 'x' }), options);
    expect(await world.call(writeResult, order({ body: 'x' }), options)).toEqual(first);
    expect((await refusalOf(world.call(writeResult, order({ body: 'y' }), options))).code).toBe('request-id-reused');
  });
});

describe('writing is refused', () => {
  test('without text and file, and with both', async () => {
    expect(await refused({})).toBe('result.needs-text-or-file');
    expect(await refused({ body: '   ' })).toBe('result.needs-text-or-file');
    expect(await refused({ body: 'x', fileId: await upload(world, officials.specialist) })).toBe(
      'result.needs-text-or-file',
    );
    expect(await refused({ title: '  ', body: 'x' })).toBe('invalid-input');
  });

  test('for a file that is not the writer’s, or not a PDF', async () => {
    expect(await refused({ fileId: crypto.randomUUID() })).toBe('file.unknown');
    expect(await refused({ fileId: await upload(world, officials.second) })).toBe('file.unknown');
    expect(await refused({ fileId: await upload(world, officials.specialist, { bytes: png }) })).toBe('file.not-pdf');
    const signed = samplePdf({ catalog: '/AcroForm<</Fields[]>>', objects: ['<</ByteRange[0 1 2 3]>>'] });
    expect(await refused({ fileId: await upload(world, officials.specialist, { bytes: signed }) })).toBe(
      'file.signed-already',
    );
  });

  test('to an old version', async () => {
    expect(await refused({ body: 'x', version: dossier.version - 1 })).toBe('dossier.changed-meanwhile');
  });

  test('to everybody but the assignee, and at every other step', async () => {
    expect(await refused({ body: 'x' }, officials.second)).toBe('result.not-writable-now');
    expect(await refused({ body: 'x' }, officials.head)).toBe('not-allowed');
    expect(await refused({ body: 'x' }, 'chuyenvien.tamhiep')).toBe('not-found');
    const written = await write({ body: 'x' });
    const reviewed = await act(world, officials.specialist, written, { action: 'forward' });
    expect(await refused({ body: 'x', version: reviewed.version })).toBe('result.not-writable-now');
  });
});
