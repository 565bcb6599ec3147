import {
  checkIntake,
  getDossier,
  getMyDossier,
  listCounterForms,
  receiveDossier,
  takeInDossier,
} from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  act,
  bringTo,
  eventsOf,
  fileOnline,
  minutePasses,
  officials,
  owner,
  paperOrder,
  procedures,
  refusalOf,
  settlingWorld,
  takeIn,
  unitIdOf,
} from '../dossiers/settling-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const counter = { as: officials.counter };
/** A person whom no other test of this file knows. */
const person = (ending: string) => ({
  ...owner,
  name: `Nguyễn Văn Thử ${ending}`,
  identityNumber: `0751900000${ending}`,
});
const asked = async (identityNumber: string, as: string = officials.counter, subject?: string) =>
  await world.call(
    checkIntake,
    { procedureCode: procedures.office, identityNumber, ...(subject !== undefined && { subject }) },
    { as },
  );

describe('the same matter', () => {
  test('is shown with code, state, unit and who it is about, running before ended', async () => {
    const who = person('11');
    const first = await takeIn(world, { owner: who });
    const done = await act(world, officials.counter, await bringTo(world, first, 'handover'), {
      action: 'hand-over',
      receiver: 'owner',
    });
    minutePasses(world);
    const running = await takeIn(world, { owner: who });
    const { same } = await asked('075 190 000 011');
    expect(same).toMatchObject([
      { dossierId: running.id, code: running.code, state: 'in-progress', isRunning: true, ownerName: who.name },
      { dossierId: done.id, state: 'returned', isRunning: false },
    ]);
    expect(same[0]?.unitName).toBe(first.receivingUnit.name);
    const other = await world.call(
      checkIntake,
      { procedureCode: procedures.economy, identityNumber: who.identityNumber },
      counter,
    );
    expect(other.same).toEqual([]);
  });

  test('of another child is another matter; of one that was not written down it may be the same', async () => {
    const who = person('12');
    const answers = {
      'birth-registration': { childName: 'Nguyễn Thử Con', childBirthDate: { day: '1', month: '3', year: '2026' } },
    };
    const { id } = await world.call(takeInDossier, await paperOrder(world, { owner: who, answers }), counter);
    expect((await asked(who.identityNumber)).same).toMatchObject([{ dossierId: id, subject: 'Nguyễn Thử Con' }]);
    expect((await asked(who.identityNumber, officials.counter, 'nguyen thu con')).same).toHaveLength(1);
    expect((await asked(who.identityNumber, officials.counter, 'Nguyễn Thử Em')).same).toEqual([]);
    expect((await asked(who.identityNumber)).subjectLabel?.vi).toBe('Trẻ');
  });

  test('of a unit that the officer may not look into is one that is there, and where to ask', async () => {
    const who = person('13');
    const dossier = await takeIn(world, { owner: who });
    const seen = await asked(who.identityNumber, 'motcua.longbinh');
    expect(seen.same).toEqual([
      {
        dossierId: null,
        code: null,
        state: null,
        ownerName: null,
        subject: null,
        at: null,
        isRunning: true,
        unitName: dossier.receivingUnit.name,
      },
    ]);
    expect(seen).toMatchObject({ known: null, held: [], heldElsewhere: [dossier.receivingUnit.name] });
  });

  test('of somebody without a number is found by name and procedure', async () => {
    const who = { ...owner, name: 'Trần Không Số', identityNumber: null };
    const dossier = await takeIn(world, { owner: who });
    const ask = { procedureCode: procedures.office, ownerName: 'TRAN KHONG SO' };
    expect((await world.call(checkIntake, ask, counter)).same).toMatchObject([{ dossierId: dossier.id }]);
    expect((await world.call(checkIntake, { ownerName: 'Trần Không Số' }, counter)).same).toEqual([]);
    expect((await world.call(checkIntake, {}, counter)).same).toEqual([]);
  });

  test('is told no longer than a while after its end, and a dossier is not its own double', async () => {
    const { id } = await fileOnline(world, procedures.economy);
    const dossier = await world.call(getDossier, { dossierId: id }, counter);
    const found = await world.call(checkIntake, { dossierId: id }, counter);
    expect(found.same.map(({ dossierId }) => dossierId)).not.toContain(id);
    expect(found.known).toBeNull();
    expect(dossier.state).toBe('submitted');
    expect(await refusalOf(world.call(checkIntake, { dossierId: id }, { as: 'motcua.longbinh' }))).toMatchObject({
      code: 'not-found',
    });
  });
});

describe('what is known by the number', () => {
  test('is what its newest dossier says, with results and papers that are held', async () => {
    const who = person('14');
    const paper = { componentId: 'g1.c1', originals: 1 };
    const dossier = await takeIn(world, { owner: who, ownerBirthDate: '1990-02-01', papers: [paper] });
    await bringTo(world, dossier, 'handover');
    minutePasses(world);
    await takeIn(world, { owner: { ...who, address: 'Số 2 đường Minh Họa' } });
    const { known, held, heldElsewhere } = await asked(who.identityNumber);
    expect(known).toMatchObject({ name: who.name, address: 'Số 2 đường Minh Họa', phone: who.phone });
    expect(held).toMatchObject([
      { kind: 'result', name: 'Giấy xác nhận', dossierId: dossier.id, code: dossier.code, componentId: null },
      { kind: 'paper', dossierId: dossier.id, componentId: 'g1.c1' },
    ]);
    expect(held[0]?.number).toMatch(/^\d+\//);
    expect(heldElsewhere).toEqual([]);
  });

  test('nothing is known of a number that never came', async () => {
    expect(await asked('075190000099')).toMatchObject({ same: [], known: null, held: [], heldElsewhere: [] });
  });
});

describe('whoever goes on says why', () => {
  test('at the counter: recorded with the dossiers that were known, told to officials alone', async () => {
    const who = person('15');
    const first = await takeIn(world, { owner: who });
    minutePasses(world);
    const second = await takeIn(world, { owner: who, despiteSame: 'Xin thêm một bản' });
    expect(await eventsOf(world, second.id)).toContainEqual({
      type: 'dossier-same-known',
      payload: { dossierId: second.id, code: second.code, note: `Đã có: ${first.code}. Lý do: Xin thêm một bản` },
    });
    expect(second.timeline.map(({ type }) => type)).toContain('procedures.dossier-same-known');
    expect((await eventsOf(world, first.id)).map(({ type }) => type)).not.toContain('dossier-same-known');
  });

  test('at reception of what was filed online; the owner is not told of it', async () => {
    await fileOnline(world, procedures.economy);
    minutePasses(world);
    const { id: dossierId } = await fileOnline(world, procedures.economy);
    const { version } = await world.call(getDossier, { dossierId }, counter);
    await world.call(receiveDossier, { dossierId, version, despiteSame: 'Hồ sơ trước ghi nhầm con' }, counter);
    const { timeline } = await world.call(getDossier, { dossierId }, counter);
    expect(timeline.find(({ type }) => type === 'procedures.dossier-same-known')?.note).toContain(
      'Hồ sơ trước ghi nhầm con',
    );
    const own = await world.call(getMyDossier, { dossierId }, { as: 'congdan1' });
    expect(JSON.stringify(own.timeline)).not.toContain('ghi nhầm con');
  });
});

test('the counter is given the form of a procedure with the few questions that tell what it is about', async () => {
  const { items } = await world.call(listCounterForms, { code: procedures.office }, counter);
  expect(items).toMatchObject([
    {
      form: { key: 'birth-registration' },
      short: ['childName', 'childGender', 'childBirthDate'],
      subject: 'childName',
    },
  ]);
  const asks = items.flatMap(({ form }) => form.sections.flatMap(({ fields }) => fields.map(({ id }) => id)));
  expect(items.flatMap(({ short }) => short).filter((id) => !asks.includes(id))).toEqual([]);
  expect((await world.call(listCounterForms, { code: procedures.economy }, counter)).items).toEqual([]);
});

test('the centre of the province asks for any of its units', async () => {
  const receivingUnitId = await unitIdOf(world, 'H19.15');
  expect(receivingUnitId).not.toBe('');
  expect((await asked('075190000011', 'motcua.thanhpho')).same.length).toBeGreaterThan(0);
});
