import { listInbox } from '@dongbo/contract';
import {
  actOnDossier,
  assignDossiers,
  getDossier,
  receiveDossier,
  saveDraft,
  startDraft,
  submitDossier,
  takeInDossier,
  writeResult,
  type Dossier,
} from '@dongbo/contract/procedures';
import { planStage, type Stage } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  bringTo,
  fileOnline,
  officials,
  oneStopCode,
  paperOrder,
  personIdOf,
  procedures,
  refusalOf,
  settlingWorld,
  takeIn,
  unitIdOf,
} from '../dossiers/settling-world.fixture.ts';

let world: World;
let received: Dossier;
let processing: Dossier;
let justice: Dossier;
let filed: { readonly id: string; readonly version: number };
let draft: { readonly draftId: string; readonly version: number };

const citizen = { as: 'congdan1' };
const closed = { code: 'system-closed', facts: { system: 'procedures' } };

/** The stage of the ward Trấn Biên and of everything below it from now on, known to everybody. */
async function turn(stage: Stage): Promise<void> {
  const unitId = await unitIdOf(world, 'H19.145');
  const validFrom = world.clock.now();
  await planStage(world.databases.official.kysely, { system: 'procedures', unitId, stage, validFrom });
  world.clock.advance(10_001);
}

beforeAll(async () => {
  world = await settlingWorld();
  received = await takeIn(world);
  processing = await bringTo(world, await takeIn(world), 'processing');
  justice = await takeIn(world, { procedureCode: procedures.justice });
  const online = await fileOnline(world, procedures.economy);
  filed = await world.call(getDossier, { dossierId: online.id }, { as: officials.counter });
  const { id: draftId, version } = await world.call(startDraft, { procedureCode: procedures.office }, citizen);
  const unitId = await unitIdOf(world, oneStopCode);
  const typed = { answers: {}, papers: [], returnMethod: 'online' as const };
  draft = { draftId, version: (await world.call(saveDraft, { draftId, version, unitId, ...typed }, citizen)).version };
});
beforeEach(() => turn('suspended'));
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const on = ({ id, version }: { readonly id: string; readonly version: number }) => ({ dossierId: id, version });

test('nothing new is filed or taken in where the system is stopped; what is typed is kept', async () => {
  const unitId = await unitIdOf(world, oneStopCode);
  const start = world.call(startDraft, { procedureCode: procedures.silent, unitId }, citizen);
  expect(await refusalOf(start)).toEqual(closed);
  const order = await paperOrder(world);
  expect(await refusalOf(world.call(takeInDossier, order, { as: officials.counter }))).toEqual(closed);
  const typed = { unitId, answers: {}, papers: [], returnMethod: 'online' as const };
  const saved = await world.call(saveDraft, { ...draft, ...typed }, citizen);
  draft = { ...draft, version: saved.version };
});

test('a dossier stands still, and is read as before', async () => {
  const { counter, head, specialist } = officials;
  const acts = [
    () => world.call(receiveDossier, on(filed), { as: counter }),
    () => world.call(actOnDossier, { ...on(processing), action: 'forward' }, { as: specialist }),
    () => world.call(writeResult, { ...on(processing), title: 'Giấy', body: 'Nội dung' }, { as: specialist }),
  ];
  for (const act of acts) expect(await refusalOf(act())).toEqual(closed);
  const assigneeId = await personIdOf(world, specialist);
  const pile = { assigneeId, dossiers: [on(received)] };
  expect(await world.call(assignDossiers, pile, { as: head })).toEqual({
    assigned: [],
    refused: [{ dossierId: received.id, code: 'system-closed' }],
  });
  expect((await world.call(getDossier, { dossierId: received.id }, { as: head })).version).toBe(received.version);
  expect((await world.call(listInbox, { q: received.code }, { as: head })).items).toHaveLength(1);
});

test('what another unit settles goes on, also when it was taken in here', async () => {
  const as = { as: 'truongphong.sotuphap' };
  const pile = { assigneeId: await personIdOf(world, 'chuyenvien.sotuphap'), dossiers: [on(justice)] };
  expect(await world.call(assignDossiers, pile, as)).toEqual({ assigned: [justice.id], refused: [] });
});

test('once the unit is open again, everything goes on where it stood', async () => {
  await turn('official');
  await world.call(receiveDossier, on(filed), { as: officials.counter });
  const assigneeId = await personIdOf(world, officials.specialist);
  const pile = { assigneeId, dossiers: [on(received)] };
  expect((await world.call(assignDossiers, pile, { as: officials.head })).refused).toEqual([]);
  const sent = await refusalOf(world.call(submitDossier, draft, citizen));
  // Open, so that what is missing in it can be said.
  expect(sent.code).toBe('dossier.answers-incomplete');
});
