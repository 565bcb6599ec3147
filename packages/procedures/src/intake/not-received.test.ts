import { listInbox, type CallOf } from '@dongbo/contract';
import {
  checkIntake,
  findCounterSupplement,
  getDossier,
  getLetter,
  listFigures,
  lookUpDossier,
  receiveDossier,
  recordCounterSupplement,
  refuseAtCounter,
  requestSupplementAtCounter,
  type Dossier,
} from '@dongbo/contract/procedures';
import { findLetter } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  eventsOf,
  minutePasses,
  officials,
  owner,
  paperOrder,
  refusalOf,
  settlingWorld,
  tablesOf,
  unitIdOf,
  upload,
} from '../dossiers/settling-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});
beforeEach(() => world.clock.set('2026-03-11T09:00:00+07:00'));

const counter = { as: officials.counter };
const see = async (dossierId: string): Promise<Dossier> => await world.call(getDossier, { dossierId }, counter);
const codeOf = async (body: Promise<unknown>): Promise<unknown> => (await refusalOf(body)).code;
/** A person whom no other test of this file knows. */
const person = (ending: string) => ({ ...owner, name: `Lê Thị Thử ${ending}`, identityNumber: `0751900000${ending}` });
const brought = { componentId: 'g1.c1', originals: 1 };
const item = { kind: 'paper', componentId: 'desk.1', name: 'Giấy chứng sinh', wanted: 'Nộp bản chính' } as const;

type Asked = CallOf<typeof requestSupplementAtCounter>;
async function ask(ending: string, changes: Partial<Asked> = {}): Promise<Dossier> {
  const typed = await paperOrder(world, { owner: person(ending), papers: [brought] });
  const order = { ...typed, reason: 'Thiếu giấy chứng sinh', items: [item], guidePhone: '0912 345 678', ...changes };
  return await see((await world.call(requestSupplementAtCounter, order, counter)).id);
}
type Refused = CallOf<typeof refuseAtCounter>;
async function refuse(ending: string, changes: Partial<Refused> = {}): Promise<Dossier> {
  const typed = await paperOrder(world, { owner: person(ending), papers: [brought] });
  const order = { ...typed, ground: 'not-valid', reason: 'Giấy tờ bị tẩy xóa', ...changes };
  return await see((await world.call(refuseAtCounter, order, counter)).id);
}

describe('papers lack of who stands there (form 02)', () => {
  test('what was typed waits at intake, with its papers, and no time runs', async () => {
    const dossier = await ask('21');
    expect(dossier).toMatchObject({
      state: 'suspended',
      channel: 'DIRECT',
      clock: null,
      owner: person('21'),
      papers: [{ componentId: 'g1.c1', originals: 1 }],
      supplement: { ordinal: 1, reason: 'Thiếu giấy chứng sinh', items: [{ name: 'Giấy chứng sinh' }] },
    });
    expect(dossier.code).toMatch(/^H19\.145\.01-260311-\d{4}$/);
    expect((await eventsOf(world, dossier.id)).map(({ type }) => type)).toEqual([
      'dossier-submitted',
      'supplement-asked',
    ]);
    expect(await world.call(lookUpDossier, { code: dossier.code }, { as: 'congdan1' })).toMatchObject({
      code: dossier.code,
    });
  });

  test('the letter is numbered, names what lacks and what stays at the counter, and is signed by who asked', async () => {
    const dossier = await ask('22');
    const letter = await findLetter(tablesOf(world), { subjectId: dossier.id, form: 'supplement-request' });
    expect(letter?.content.data).toMatchObject({
      dossierCode: dossier.code,
      owner: { name: person('22').name },
      items: [{ name: 'Giấy chứng sinh', wanted: 'Nộp bản chính' }],
      kept: [{ originals: 1 }],
    });
    await world.drain();
    const signed = await world.call(getLetter, { dossierId: dossier.id, form: 'supplement' }, counter);
    expect(signed.type).toBe('application/pdf');
  });

  test('it is in the inbox of the counter as what waits, and the counter is shown it when the person comes again', async () => {
    const dossier = await ask('23');
    const { items } = await world.call(listInbox, { q: dossier.code }, counter);
    expect(items).toMatchObject([{ code: dossier.code, dueState: 'suspended' }]);
    const again = { procedureCode: dossier.procedure.code, identityNumber: person('23').identityNumber };
    const { same } = await world.call(checkIntake, again, counter);
    expect(same).toMatchObject([{ dossierId: dossier.id, state: 'suspended', isRunning: true }]);
  });

  test('what lacked comes to any counter, and the dossier is received: now its time begins', async () => {
    const dossier = await ask('24');
    minutePasses(world);
    const here = { as: 'motcua.thanhpho' };
    const whoStands = {
      unitId: await unitIdOf(world, 'H19.15'),
      code: dossier.code,
      proof: person('24').identityNumber,
    };
    const found = await world.call(findCounterSupplement, whoStands, here);
    const papers = [{ itemId: '1', originals: 1, fileIds: [await upload(world, here.as)] }];
    const order = { ...whoStands, supplementId: found.supplement.id, papers };
    expect(await world.call(recordCounterSupplement, order, here)).toMatchObject({ lacking: [] });
    minutePasses(world);
    const { version } = await see(dossier.id);
    await world.call(receiveDossier, { dossierId: dossier.id, version }, counter);
    const received = await see(dossier.id);
    expect(received).toMatchObject({ state: 'in-progress', clock: { receivedAt: '2026-03-11T09:02:00+07:00' } });
    expect(received.papers.map(({ name }) => name)).toContain('Giấy chứng sinh');
  });

  test('nothing is written down where what is asked is no paper of the procedure', async () => {
    const wrong = { kind: 'paper', componentId: 'g9.c9', wanted: 'Nộp' } as const;
    expect(await codeOf(ask('25', { items: [wrong] }))).toBe('supplement.item-unknown');
    const { same } = await world.call(checkIntake, { identityNumber: person('25').identityNumber }, counter);
    expect(same).toEqual([]);
  });

  test('a counter of another unit writes nothing down here, and nobody their own', async () => {
    const typed = await paperOrder(world, { owner: person('26') });
    const order = { ...typed, reason: 'Thiếu', items: [item] };
    expect(await codeOf(world.call(requestSupplementAtCounter, order, { as: 'motcua.longbinh' }))).toBe('not-allowed');
    expect(await codeOf(world.call(requestSupplementAtCounter, order, { as: officials.specialist }))).toBe(
      'not-allowed',
    );
  });
});

describe('what is not received (form 03)', () => {
  test('stays on record as refused, is nobody’s work, and its letter says why', async () => {
    const dossier = await refuse('31');
    expect(dossier).toMatchObject({
      state: 'refused',
      step: null,
      clock: null,
      actions: [],
      sidePaths: [],
      ending: { kind: 'refused', reason: 'Giấy tờ bị tẩy xóa', ground: expect.stringContaining('118/2025/NĐ-CP') },
      papers: [{ componentId: 'g1.c1', originals: 1 }],
    });
    expect((await eventsOf(world, dossier.id)).map(({ type }) => type)).toEqual(['dossier-submitted', 'dossier-ended']);
    expect((await world.call(listInbox, { q: dossier.code }, counter)).items).toEqual([]);
    const letter = await findLetter(tablesOf(world), { subjectId: dossier.id, form: 'refusal-notice' });
    expect(letter?.content.data).toMatchObject({
      dossierCode: dossier.code,
      reason: [expect.stringContaining('không hợp lệ'), 'Giấy tờ bị tẩy xóa'],
      signer: { name: (await world.actor(officials.counter)).name },
    });
  });

  test('only on a ground of the list', async () => {
    expect(await codeOf(refuse('32', { ground: 'in-court' }))).toBe('ending.ground-unknown');
  });

  test('is one refused in the figures, and none received', async () => {
    const period = { from: '2026-03-12', to: '2026-03-12', group: 'unit' } as const;
    world.clock.set('2026-03-12T09:00:00+07:00');
    const before = await world.call(listFigures, period, { as: officials.head });
    await refuse('33');
    await ask('34');
    const after = await world.call(listFigures, period, { as: officials.head });
    expect(after.items.map(({ figures }) => figures.received)).toEqual(
      before.items.map(({ figures }) => figures.received),
    );
  });
});
