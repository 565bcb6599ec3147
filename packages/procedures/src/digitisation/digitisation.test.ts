import { createHash } from 'node:crypto';
import {
  exportDigitisation,
  getDigitisation,
  getDossier,
  getDossierFile,
  listDigitisation,
  recordPaperData,
  signCopies,
  startBatch,
  getBatch,
  type Dossier,
} from '@dongbo/contract/procedures';
import type { FileAnswer, FileId } from '@dongbo/contract';
import { findAuthorityCertificate, verifyPdfSignature } from '@dongbo/kernel';
import { takeExport, type World } from '@dongbo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onePagePdf } from '../dossiers/one-page-pdf.fixture.ts';
import {
  eventsOf,
  fileOnline,
  minutePasses,
  officials,
  procedures,
  refusalOf,
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

const counter = { as: officials.counter };
const componentId = 'desk.1';
const on = ({ id, version }: Pick<Dossier, 'id' | 'version'>) => ({ dossierId: id, version });

/** A paper dossier with one paper of a name that was scanned at the counter. */
async function scanned(name = 'Giấy chứng nhận kết hôn', bytes = onePagePdf('quet')): Promise<Dossier> {
  const fileIds = [await upload(world, officials.counter, { bytes })];
  return await takeIn(world, { papers: [{ componentId, name, originals: 1, fileIds: fileIds }] });
}

const stateOf = async ({ id: dossierId }: Pick<Dossier, 'id'>, as: string = officials.counter) =>
  await world.call(getDigitisation, { dossierId }, { as });

async function bytesOf({ bytes }: FileAnswer): Promise<Buffer> {
  if (bytes instanceof Uint8Array) return Buffer.from(bytes);
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('signing a scan', () => {
  test('makes a signed copy beside it that verifies; what was scanned is bit for bit what it was', async () => {
    const original = onePagePdf('ban goc');
    const dossier = await scanned('Giấy phép', original);
    expect(await stateOf(dossier)).toMatchObject({
      maySign: true,
      papers: [{ level: 'scanned', files: [{ signed: null, whyNot: null }] }],
    });
    minutePasses(world);
    expect(await world.call(signCopies, on(dossier), counter)).toEqual({ signed: 1, left: 0 });
    const [paper] = (await stateOf(dossier)).papers;
    expect(paper).toMatchObject({ level: 'signed-copy', files: [{ signed: { by: 'Phạm Thị Ngọc Diễm' } }] });
    const dossierId = dossier.id;
    const [file] = paper?.files ?? [];
    const read = async (fileId: FileId | undefined) =>
      await bytesOf(await world.call(getDossierFile, { dossierId, fileId: fileId ?? '' }, counter));
    expect(sha256(await read(file?.file.id))).toBe(sha256(original));
    const signed = await read(file?.signed?.file.id);
    const authority = await findAuthorityCertificate(world.databases.official.kysely, world.clock.now());
    expect(await verifyPdfSignature(signed, authority ?? '')).toMatchObject({ valid: true });
    expect((await eventsOf(world, dossier.id)).at(-1)).toMatchObject({ type: 'copies-signed', payload: { files: 1 } });
  });

  test('what is signed is not signed again, and the same request is answered from the first', async () => {
    const dossier = await scanned();
    const requestId = crypto.randomUUID();
    const first = await world.call(signCopies, on(dossier), { ...counter, requestId });
    expect(await world.call(signCopies, on(dossier), { ...counter, requestId })).toEqual(first);
    expect((await refusalOf(world.call(signCopies, on(dossier), counter))).code).toBe('digitisation.nothing-to-sign');
    const rows = await tablesOf(world)
      .selectFrom('signed_copy')
      .select('file_id')
      .where('dossier_id', '=', dossier.id)
      .execute();
    expect(rows).toHaveLength(1);
  });

  test('what the owner sent is not certified unseen', async () => {
    const { id } = await fileOnline(world, procedures.economy);
    const dossier = await world.call(getDossier, { dossierId: id }, counter);
    expect((await stateOf(dossier)).papers.flatMap(({ files }) => files)).toMatchObject([
      { signed: null, whyNot: 'digitisation.sent-by-owner' },
    ]);
    expect((await refusalOf(world.call(signCopies, on(dossier), counter))).code).toBe('digitisation.nothing-to-sign');
  });

  test('an old version is refused, and so is who may not', async () => {
    const dossier = await scanned();
    const old = { dossierId: dossier.id, version: dossier.version - 1 };
    expect((await refusalOf(world.call(signCopies, old, counter))).code).toBe('dossier.changed-meanwhile');
    const specialist = { as: officials.specialist };
    expect((await refusalOf(world.call(signCopies, on(dossier), specialist))).code).toBe('not-allowed');
    expect(await stateOf(dossier, officials.specialist)).toMatchObject({ maySign: false, mayRecord: true });
  });

  test('many at once: each dossier by itself, and what has nothing to sign says so', async () => {
    const pile = [await scanned(), await scanned(), await takeIn(world)];
    const order = { act: 'sign-copies' as const, dossiers: pile.map(on) };
    const { id: batchId } = await world.call(startBatch, order, counter);
    await world.drain();
    const { items } = await world.call(getBatch, { batchId }, counter);
    expect(items.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'digitisation.nothing-to-sign']);
  });
});

describe('writing down what a paper says', () => {
  const data = { number: '07/2020', issuedOn: '2020-01-02', issuedBy: 'UBND phường Trấn Biên' };

  test('as its kind asks; what was written before stands in the timeline', async () => {
    const dossier = await scanned();
    await world.call(recordPaperData, { ...on(dossier), componentId, ...data }, counter);
    expect(await stateOf(dossier)).toMatchObject({
      papers: [{ fields: [{ id: 'number', needed: true }, {}, {}, { id: 'validUntil', needed: false }], data }],
    });
    minutePasses(world);
    await world.call(recordPaperData, { ...on(dossier), componentId, ...data, number: '08/2020' }, counter);
    expect(await stateOf(dossier)).toMatchObject({ papers: [{ data: { number: '08/2020' } }] });
    expect((await eventsOf(world, dossier.id)).at(-1)).toMatchObject({
      type: 'paper-data-recorded',
      payload: { note: expect.stringContaining('07/2020') },
    });
  });

  test.each([
    ['something needed lacks', { number: '07' }, 'digitisation.data-incomplete'],
    ['it ends before it begins', { ...data, validUntil: '2019-01-01' }, 'digitisation.days-crossed'],
    ['there is no such paper', { ...data, componentId: 'desk.9' }, 'component.unknown'],
  ])('is refused where %s', async (_, typed, code) => {
    const dossier = await scanned();
    const call = world.call(recordPaperData, { ...on(dossier), componentId, ...typed }, counter);
    expect((await refusalOf(call)).code).toBe(code);
  });

  test('is refused for a paper without a scan', async () => {
    const dossier = await takeIn(world, { papers: [{ componentId, name: 'Giấy phép', originals: 1 }] });
    const call = world.call(recordPaperData, { ...on(dossier), componentId, ...data }, counter);
    expect((await refusalOf(call)).code).toBe('digitisation.not-digitised');
  });
});

describe('how much is digitised', () => {
  const april = { from: '2026-04-01', to: '2026-04-30' };

  test('is counted paper by paper, and the file has the marks of each', async () => {
    world.clock.set('2026-04-08T09:00:00+07:00');
    const signed = await scanned('Giấy phép');
    await world.call(signCopies, on(signed), counter);
    await world.call(
      recordPaperData,
      { ...on(signed), componentId, number: '1', issuedOn: '2020-01-02', issuedBy: 'Sở' },
      counter,
    );
    minutePasses(world);
    await scanned('Tờ khai');
    minutePasses(world);
    await takeIn(world, { papers: [{ componentId, name: 'Chỉ bản giấy', originals: 1 }] });
    const figures = { papers: 3, digitised: 2, signed: 1, data: 1, reused: 0 };
    for (const group of ['unit', 'procedure'] as const) {
      const { total, items } = await world.call(listDigitisation, { ...april, group }, counter);
      expect({ total, items }).toMatchObject({ total: figures, items: [{ figures }] });
    }
    const csv = await takeExport(world, exportDigitisation, { ...april, format: 'csv' }, counter);
    const lines = String(csv.bytes).trim().split(/\r?\n/);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toContain('DuocSoHoa');
    expect(lines.slice(1).map((line) => line.split(',').slice(-7))).toEqual([
      ['1', '1', '0', '0', '', '1', '1'],
      ['1', '1', '0', '0', '', '0', '0'],
      ['0', '0', '0', '0', '', '0', '0'],
    ]);
  });

  test('of other units nothing is counted', async () => {
    const { total, items } = await world.call(listDigitisation, april, { as: 'motcua.tamhiep' });
    expect({ total, items }).toEqual({ total: { papers: 0, digitised: 0, signed: 0, data: 0, reused: 0 }, items: [] });
  });

  test('a period that is crossed or too long is refused', async () => {
    const asked = async (from: string, to: string) =>
      (await refusalOf(world.call(listDigitisation, { from, to }, counter))).code;
    expect(await asked('2026-04-02', '2026-04-01')).toBe('period.days-crossed');
    expect(await asked('2020-01-01', '2026-04-01')).toBe('figures.period-too-long');
  });
});
