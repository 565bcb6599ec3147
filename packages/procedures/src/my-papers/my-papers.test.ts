import { createHash } from 'node:crypto';
import type { CallOf, FileAnswer } from '@dongbo/contract';
import {
  getDossier,
  getLetter,
  getMyFile,
  getMyLetter,
  inspectDossier,
  listMyOpenings,
  listMyPapers,
  proposeResultChange,
  decideResultChange,
  takeDraftHeld,
  takeIntakeHeld,
  type Dossier,
} from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { minutePasses, officials, owner, refusalOf, upload } from '../dossiers/settling-world.fixture.ts';
import {
  askedPaper,
  confirmation,
  draftFor,
  fileDraft,
  heldWorld,
  issueResult,
  keep,
} from '../held/held-world.fixture.ts';

type Order = Omit<CallOf<typeof proposeResultChange>, 'dossierId' | 'version'>;

let world: World;
beforeAll(async () => {
  world = await heldWorld();
});
afterAll(async () => await world[Symbol.asyncDispose]());

const store = async (as = 'congdan1') => await world.call(listMyPapers, {}, { as });
const openings = async (as = 'congdan1') => await world.call(listMyOpenings, { limit: 50 }, { as });
const papersIn = async (dossierId: string, as = 'congdan1') =>
  (await store(as)).items.filter((item) => item.dossierId === dossierId);

const sha256Of = async ({ bytes }: FileAnswer): Promise<string> => {
  const whole = await new Response(bytes as unknown as BodyInit).arrayBuffer();
  return createHash('sha256').update(new Uint8Array(whole)).digest('hex');
};

/** The leader follows a proposal of the specialist. */
async function change({ id: dossierId, version }: Pick<Dossier, 'id' | 'version'>, order: Order): Promise<void> {
  const proposed = await world.call(
    proposeResultChange,
    { dossierId, version, ...order },
    { as: officials.specialist },
  );
  minutePasses(world);
  await world.call(decideResultChange, { dossierId, version: proposed.version }, { as: officials.leader });
}

test('a result lies in the store of its owner alone, with who issued it, number and day, and is read as it was signed', async () => {
  const issued = await issueResult(world);
  const [paper, ...more] = await papersIn(issued.id);
  expect(more).toEqual([]);
  expect(paper).toMatchObject({
    code: issued.code,
    kind: 'result',
    state: 'valid',
    name: issued.result?.title,
    number: issued.result?.number,
    unitName: issued.competentUnit.name,
    at: '2026-11-30',
    ordinal: 1,
    files: [],
    uses: [],
  });
  expect(paper?.checkToken).toBe(issued.result?.checkToken);
  const letter = await world.call(
    getMyLetter,
    { dossierId: issued.id, form: 'result', ordinal: paper?.ordinal ?? 0 },
    { as: 'congdan1' },
  );
  expect(await sha256Of(letter)).toBe(issued.result?.file?.sha256);
  expect(await papersIn(issued.id, 'congdan2')).toEqual([]);
  expect(await papersIn(issued.id, officials.counter)).toEqual([]);
  expect((await world.call(listMyPapers, {}, { as: 'congdan1', space: 'trial' })).items).toEqual([]);
});

test('under the same number and another name it is nobody’s', async () => {
  const other = await issueResult(world, { name: 'Người Khác Hẳn' });
  expect(await papersIn(other.id)).toEqual([]);
});

test('what was used again says where, by whom, and only where it can be opened', async () => {
  const issued = await issueResult(world);
  const draft = await draftFor(world);
  const wanted = { heldInId: issued.id, heldComponentId: null, componentId: askedPaper };
  const taken = await world.call(takeDraftHeld, { draftId: draft.id, ...wanted }, { as: 'congdan1' });
  expect((await papersIn(issued.id))[0]?.uses).toEqual([]);
  const kept = await keep(world, { draftId: draft.id, fileIds: taken.files.map(({ id }) => id) });
  const filed = await fileDraft(world, kept);
  expect((await papersIn(issued.id))[0]?.uses).toMatchObject([
    { dossierId: filed.id, code: filed.code, byMe: true, unitName: filed.receivingUnit.name },
  ]);
  expect(await papersIn(filed.id)).toEqual([]);
});

test('what was handed in is there with its files, bit for bit', async () => {
  const fileId = await upload(world, 'congdan1');
  const draft = await draftFor(world);
  const filed = await fileDraft(world, await keep(world, { draftId: draft.id, fileIds: [fileId] }));
  const [paper] = await papersIn(filed.id);
  expect(paper).toMatchObject({ kind: 'paper', state: 'handed-in', number: null, ordinal: null, usableUntil: null });
  // What was issued is what people look for, and stands first.
  const handedIn = (await store()).items.map(({ kind }) => kind === 'paper');
  expect(handedIn.indexOf(true)).toBeGreaterThan(0);
  expect(handedIn.lastIndexOf(false)).toBeLessThan(handedIn.indexOf(true));
  expect(paper?.files.map(({ id, sha256 }) => [id, sha256])).toEqual(
    filed.papers.flatMap(({ files }) => files.map(({ id, sha256 }) => [id, sha256])),
  );
  const file = await world.call(getMyFile, { fileId }, { as: 'congdan1' });
  expect(await sha256Of(file)).toBe(paper?.files[0]?.sha256);
  expect((await refusalOf(world.call(getMyFile, { fileId }, { as: 'congdan2' }))).code).toBe('not-found');
});

test('a result that was corrected and one that was cancelled stay found and marked', async () => {
  const issued = await issueResult(world);
  await change(issued, {
    kind: 'correction',
    ground: 'content-wrong',
    reason: 'Sai ngày sinh',
    content: 'Ngày sinh: 02/01/1990',
    body: 'Nội dung đã sửa',
  });
  expect((await papersIn(issued.id)).map(({ state, ordinal }) => [state, ordinal])).toEqual([
    ['valid', null],
    ['corrected', 1],
  ]);
  await world.drain();
  const [now, before] = await papersIn(issued.id);
  expect(now).toMatchObject({ state: 'valid', ordinal: 2, since: null });
  expect(before).toMatchObject({ state: 'corrected', byNumber: now?.number, number: issued.result?.number });
  await change(await world.call(getDossier, { dossierId: issued.id }, { as: officials.specialist }), {
    kind: 'cancellation',
    ground: 'false-papers',
    reason: 'Giấy tờ giả mạo',
  });
  expect((await papersIn(issued.id)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
});

test('every opening by an official is told with unit and office, in a row once, never with a name; one’s own is none', async () => {
  const issued = await issueResult(world);
  world.clock.set('2026-12-02T09:00:00+07:00');
  await world.call(getDossier, { dossierId: issued.id }, { as: officials.specialist });
  minutePasses(world);
  await world.call(getDossier, { dossierId: issued.id }, { as: officials.specialist });
  minutePasses(world);
  await world.call(getLetter, { dossierId: issued.id, form: 'result' }, { as: officials.leader });
  minutePasses(world);
  await world.call(inspectDossier, { dossierId: issued.id, reason: 'Kiểm tra' }, { as: 'kiemsoattthc' });
  const { items } = await openings();
  const told = items.filter(({ dossierId, at }) => dossierId === issued.id && at > '2026-12-02');
  expect(told).toMatchObject([
    { what: 'control', times: 1, code: issued.code },
    { what: 'letter', times: 1, office: { vi: expect.stringContaining('Lãnh đạo') } },
    { what: 'dossier', times: 2, unitName: expect.stringContaining('Trấn Biên'), office: { vi: expect.any(String) } },
  ]);
  expect(JSON.stringify(told)).not.toContain('Kiểm tra');
  expect((await openings('congdan2')).items.filter(({ dossierId }) => dossierId === issued.id)).toEqual([]);
  const trial = await world.call(listMyOpenings, { limit: 50 }, { as: 'congdan1', space: 'trial' });
  expect(trial.items).toEqual([]);
});

test('what a counter took over without a dossier is an opening too, and pages do not overlap', async () => {
  const issued = await issueResult(world);
  minutePasses(world);
  await world.call(
    takeIntakeHeld,
    {
      procedureCode: confirmation,
      identityNumber: owner.identityNumber ?? '',
      heldInId: issued.id,
      heldComponentId: null,
      componentId: askedPaper,
    },
    { as: officials.counter },
  );
  const { items } = await openings();
  expect(items[0]).toMatchObject({ dossierId: issued.id, what: 'use' });
  const first = await world.call(listMyOpenings, { limit: 1 }, { as: 'congdan1' });
  expect(first.items).toHaveLength(1);
  const second = await world.call(listMyOpenings, { limit: 1, cursor: first.nextCursor ?? '' }, { as: 'congdan1' });
  expect(second.items).not.toEqual(first.items);
  await expect(world.call(listMyOpenings, { cursor: 'x' }, { as: 'congdan1' })).rejects.toMatchObject({
    code: 'invalid-input',
  });
});
