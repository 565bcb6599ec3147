import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileAnswer } from '@dongbo/contract';
import {
  decideEnding,
  getLetter,
  importProcedures,
  proposeEnding,
  refuseDossier,
  sendApology,
  withdrawDossier,
  withdrawMyDossier,
  writeApology,
  type Dossier,
  type LetterForm,
} from '@dongbo/contract/procedures';
import { findAuthorityCertificate, findLetter, verifyPdfSignature } from '@dongbo/kernel';
import { asSystem, type World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeLine } from '../catalogue/exchange-line.fixture.ts';
import {
  act,
  bringTo,
  fileOnline,
  minutePasses,
  officials,
  personIdOf,
  procedures,
  settlingWorld,
  tablesOf,
  takeIn,
  upload,
} from '../dossiers/settling-world.fixture.ts';
import { checkRegisters } from '../dossiers/check-registers.ts';
import { ask, received, see } from '../supplements/supplement-world.fixture.ts';

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'dongbo-issued-'));
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world[Symbol.asyncDispose]();
});
beforeEach(() => world.clock.set('2026-03-16T08:00:00+07:00'));

const { counter, specialist, leader } = officials;
const installation = 'Hệ thống thông tin giải quyết thủ tục hành chính';
const nameOf = async (username: string): Promise<string> => (await world.actor(username)).name;

async function bytesOf({ bytes }: FileAnswer): Promise<Buffer> {
  if (bytes instanceof Uint8Array) return Buffer.from(bytes);
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const dataOf = async ({ id: subjectId }: Pick<Dossier, 'id'>, form: string, ordinal = 1) =>
  Object((await findLetter(tablesOf(world), { subjectId, form, ordinal }))?.content.data);

const read = async ({ id: dossierId }: Pick<Dossier, 'id'>, form: LetterForm): Promise<Buffer> =>
  await bytesOf(await world.call(getLetter, { dossierId, form }, { as: counter }));

/** Signed as our own check sees it. */
const checkOf = async (pdf: Uint8Array) =>
  await verifyPdfSignature(
    pdf,
    (await findAuthorityCertificate(tablesOf(world), world.clock.now())) ?? '',
    world.clock.now(),
  );

async function proposed(): Promise<Dossier> {
  const dossier = await bringTo(world, await received(world), 'processing');
  minutePasses(world);
  const why = { kind: 'refused', ground: 'conditions-not-met', reason: 'Không đủ điều kiện' } as const;
  await world.call(proposeEnding, { dossierId: dossier.id, version: dossier.version, ...why }, { as: specialist });
  return await see(world, dossier.id, leader);
}

const decide = async ({ id: dossierId, version }: Dossier, as: string = leader) => {
  minutePasses(world);
  await world.call(decideEnding, { dossierId, version }, { as });
};

const refuse = async (filed: Pick<Dossier, 'id'>): Promise<Pick<Dossier, 'id'>> => {
  const why = { ground: 'not-valid', reason: 'Giấy tờ không hợp lệ' };
  await world.call(refuseDossier, { dossierId: filed.id, version: 1, ...why }, { as: counter });
  return filed;
};
const refusedAtIntake = async () => await refuse(await fileOnline(world, procedures.economy));

const serialOf = (number: string): number => Number.parseInt(number, 10);

describe('who decided stands under the letter, with title, in the name of their body', () => {
  test('form 03 after examination: the leader, and whoever examined is whom to ask', async () => {
    const dossier = await proposed();
    await decide(dossier);
    expect(await dataOf(dossier, 'refusal-notice')).toMatchObject({
      agency: { superior: 'Ủy ban nhân dân', name: 'Phường Trấn Biên' },
      place: 'Trấn Biên',
      signer: {
        authority: 'TM. Ủy ban nhân dân',
        title: 'Chủ tịch',
        position: null,
        name: await nameOf(leader),
      },
      officer: { name: await nameOf(specialist) },
    });
  });

  test('form 03 at the counter: the officer who refused, for the counter', async () => {
    const filed = await refusedAtIntake();
    expect(await dataOf(filed, 'refusal-notice')).toMatchObject({
      agency: { superior: 'Ủy ban nhân dân phường Trấn Biên' },
      signer: {
        authority: null,
        title: 'Người tiếp nhận hồ sơ',
        position: 'Cán bộ một cửa',
        name: await nameOf(counter),
      },
    });
  });

  test('form 02: the counter for itself, the specialist for the body that settles', async () => {
    const filed = await fileOnline(world, procedures.economy);
    await ask(world, await see(world, filed.id), counter);
    expect(await dataOf(filed, 'supplement-request')).toMatchObject({
      agency: { superior: 'Ủy ban nhân dân phường Trấn Biên' },
      signer: { title: 'Người hướng dẫn', position: 'Cán bộ một cửa', name: await nameOf(counter) },
    });
    const dossier = await bringTo(world, await received(world), 'processing');
    await ask(world, await see(world, dossier.id, specialist), specialist);
    expect(await dataOf(dossier, 'supplement-request')).toMatchObject({
      agency: { superior: 'Ủy ban nhân dân', name: 'Phường Trấn Biên' },
      signer: { title: 'Người hướng dẫn', position: 'Chuyên viên', name: await nameOf(specialist) },
    });
  });

  test('form 05: the counter where it wrote the withdrawal down, nobody where the owner did it online', async () => {
    const dossier = await takeIn(world);
    const order = { dossierId: dossier.id, version: dossier.version, reason: 'Theo đơn' };
    await world.call(withdrawDossier, { ...order, fileIds: [await upload(world, counter)] }, { as: counter });
    expect(await dataOf(dossier, 'stop-notice')).toMatchObject({
      signer: { title: 'Người tiếp nhận hồ sơ', name: await nameOf(counter) },
    });
    const own = await received(world);
    await world.call(withdrawMyDossier, { dossierId: own.id, version: own.version }, { as: 'congdan1' });
    expect(await dataOf(own, 'stop-notice')).toMatchObject({
      number: expect.stringMatching(/^\d\d+\/TB-UBND$/),
      signer: { title: 'Thông báo tự động', name: '' },
      officer: { name: '' },
    });
  });

  test('what the committee of the province decides it refuses and apologises for itself, not its office', async () => {
    const chairs = '9.000102';
    const line = makeLine({
      code: chairs,
      name: 'Thủ tục do Chủ tịch Ủy ban nhân dân cấp tỉnh quyết định',
      field: 'Luật sư',
      levels: ['province'],
      handlers: ['province-people-committee'],
    });
    await world.call(importProcedures, { lines: [line], validFrom: '2026-01-01' }, { as: asSystem });
    const examiner = 'chuyenvien.sotuphap';
    const assigneeId = await personIdOf(world, examiner);
    const taken = await takeIn(world, { procedureCode: chairs });
    let dossier = await act(world, 'truongphong.sotuphap', taken, { action: 'assign', assigneeId });
    const words = {
      cause: 'other',
      explanation: 'Cần họp',
      unitId: dossier.competentUnit.id,
      promisedOn: '2026-03-27',
    };
    minutePasses(world);
    await world.call(writeApology, { dossierId: dossier.id, version: dossier.version, ...words }, { as: examiner });
    dossier = await see(world, dossier.id, 'lanhdao.ubnd');
    await world.call(sendApology, { dossierId: dossier.id, version: dossier.version }, { as: 'lanhdao.ubnd' });
    const chair = {
      agency: { superior: 'Ủy ban nhân dân', name: 'Tỉnh Đồng Nai' },
      signer: { authority: 'TM. Ủy ban nhân dân', title: 'Chủ tịch', name: await nameOf('lanhdao.ubnd') },
    };
    expect(await dataOf(dossier, 'apology')).toMatchObject(chair);
    dossier = await see(world, dossier.id, examiner);
    const why = { kind: 'refused', ground: 'conditions-not-met', reason: 'Không đủ điều kiện' } as const;
    await world.call(proposeEnding, { dossierId: dossier.id, version: dossier.version, ...why }, { as: examiner });
    await decide(await see(world, dossier.id, 'lanhdao.ubnd'), 'lanhdao.ubnd');
    expect(await dataOf(dossier, 'refusal-notice')).toMatchObject(chair);
  });
});

describe('the stored letter', () => {
  test('carries the electronic signature of who decided, and is the same bytes however often it is printed', async () => {
    const dossier = await proposed();
    await decide(dossier);
    const before = await read(dossier, 'ending');
    expect((await checkOf(before)).valid).toBe(false);
    await world.drain();
    const stored = await read(dossier, 'ending');
    expect(await checkOf(stored)).toEqual({ valid: true, coversWholeFile: true, signedBy: await nameOf(leader) });
    minutePasses(world);
    await world.drain();
    expect((await read(dossier, 'ending')).equals(stored)).toBe(true);
  });

  test('that nobody decided is signed by the installation', async () => {
    const own = await received(world);
    await world.call(withdrawMyDossier, { dossierId: own.id, version: own.version }, { as: 'congdan1' });
    await world.drain();
    expect(await checkOf(await read(own, 'ending'))).toMatchObject({ valid: true, signedBy: installation });
  });

  test('of forms 02 and 03 at the counter is signed by the officer', async () => {
    const filed = await fileOnline(world, procedures.economy);
    await ask(world, await see(world, filed.id), counter);
    const refused = await refusedAtIntake();
    await world.drain();
    for (const [dossier, form] of [
      [filed, 'supplement'],
      [refused, 'ending'],
    ] as const)
      expect(await checkOf(await read(dossier, form))).toMatchObject({ valid: true, signedBy: await nameOf(counter) });
  });

  test('of form 01 is signed by who received what came online; over the counter both sign by hand', async () => {
    const own = await received(world);
    const atCounter = await takeIn(world);
    await world.drain();
    expect(await checkOf(await read(own, 'receipt'))).toMatchObject({ valid: true, signedBy: await nameOf(counter) });
    expect((await checkOf(await read(atCounter, 'receipt'))).valid).toBe(false);
  });

  const hasTools = ['pdfsig', 'pdftotext'].every((tool) => spawnSync('which', [tool]).status === 0);
  test.skipIf(!hasTools)('shows the signature, and a program that is not ours finds it valid', async () => {
    const dossier = await proposed();
    await decide(dossier);
    await world.drain();
    const file = join(folder, 'letter.pdf');
    writeFileSync(file, await read(dossier, 'ending'));
    const said = execFileSync('pdfsig', ['-nocert', file], { encoding: 'utf8' });
    expect(said).toContain('Signature is Valid');
    expect(said).toContain('Total document signed');
    expect(said).toContain(await nameOf(leader));
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    expect(text).toContain(`Ký bởi: ${await nameOf(leader)}`);
    expect(text).toContain('Cơ quan: Ủy ban nhân dân phường Trấn Biên');
  });
});

test('numbers run for each body, form and year, and none is given twice', async () => {
  const numbers: string[] = [];
  for (let count = 0; count < 3; count++) {
    const dossier = await proposed();
    await decide(dossier);
    numbers.push((await dataOf(dossier, 'refusal-notice')).number);
  }
  const first = serialOf(numbers[0] ?? '');
  expect(numbers.map(serialOf)).toEqual([first, first + 1, first + 2]);
  const filed: Pick<Dossier, 'id'>[] = [];
  for (let count = 0; count < 3; count++) filed.push(await fileOnline(world, procedures.economy));
  const atCounter = await Promise.all(filed.map(refuse));
  const drawn = await Promise.all(atCounter.map(async (refused) => (await dataOf(refused, 'refusal-notice')).number));
  expect(new Set(drawn).size).toBe(3);
  const toNextYear = await fileOnline(world, procedures.economy);
  world.clock.set('2027-01-04T08:00:00+07:00');
  await refuse(toNextYear);
  expect(await dataOf(toNextYear, 'refusal-notice')).toMatchObject({ number: '01/TCHS' });
  expect((await checkRegisters(tablesOf(world))).broken).toEqual([]);
});
