import { listNotices } from '@dongbo/contract';
import {
  decideResultChange,
  getDossierFile,
  listIntakeHeld,
  proposeResultChange,
  receiveDossier,
  takeDraftHeld,
  takeInDossier,
  takeIntakeHeld,
} from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  bringTo,
  eventsOf,
  officials,
  owner,
  paperOrder,
  refusalOf,
  tablesOf,
  upload,
} from '../dossiers/settling-world.fixture.ts';
import {
  askedPaper,
  confirmation,
  draftFor,
  fileDraft,
  heldWorld,
  issueResult,
  keep,
  see,
} from './held-world.fixture.ts';
import { findHeld } from './held-items.ts';

let world: World;
beforeAll(async () => {
  world = await heldWorld();
});
afterAll(async () => await world[Symbol.asyncDispose]());

const counter = { as: officials.counter };
const typed = { procedureCode: confirmation, identityNumber: '075 190 000 001' };
const wanted = (heldInId: string) => ({ heldInId, heldComponentId: null, componentId: askedPaper });

test('a counter is offered what is held of the number that was typed, uses it, and the receipt and the record say from where', async () => {
  const issued = await issueResult(world);
  const { offers } = await world.call(listIntakeHeld, typed, counter);
  expect(offers.map(({ heldInId, number }) => [heldInId, number])).toEqual([[issued.id, issued.result?.number]]);
  const taken = await world.call(takeIntakeHeld, { ...typed, ...wanted(issued.id) }, counter);
  const fileIds = taken.files.map(({ id }) => id);
  const order = await paperOrder(world, {
    procedureCode: confirmation,
    papers: [{ componentId: askedPaper, fileIds }],
  });
  const { id } = await world.call(takeInDossier, order, counter);
  const seen = await see(world, id, officials.counter);
  expect(seen.papers).toMatchObject([{ digitisation: 'reused-result', source: taken.source, files: taken.files }]);
  expect((await eventsOf(world, id)).map(({ type }) => type)).toContain('paper-reused');
  const letter = await tablesOf(world)
    .selectFrom('letter')
    .select('data')
    .where('subject_id', '=', id)
    .where('form', '=', 'receipt')
    .executeTakeFirstOrThrow();
  expect(JSON.stringify(letter.data)).toContain(`khai thác từ ${issued.result?.title} số ${issued.result?.number}`);
  const audit = await tablesOf(world)
    .selectFrom('audit_entry')
    .select('outcome')
    .where('subject_id', '=', issued.id)
    .where('operation', '=', takeIntakeHeld.name)
    .execute();
  expect(audit).toEqual([{ outcome: 'done' }]);
});

test('an official’s use is told to the owner as a notice and outside; their own use is not', async () => {
  const issued = await issueResult(world);
  const { files } = await world.call(takeIntakeHeld, { ...typed, ...wanted(issued.id) }, counter);
  const papers = [{ componentId: askedPaper, fileIds: files.map(({ id }) => id) }];
  const { id } = await world.call(
    takeInDossier,
    await paperOrder(world, { procedureCode: confirmation, papers }),
    counter,
  );
  const draft = await draftFor(world);
  const own = await world.call(takeDraftHeld, { draftId: draft.id, ...wanted(issued.id) }, { as: 'congdan1' });
  const kept = await keep(world, { draftId: draft.id, fileIds: own.files.map((file) => file.id) });
  const filed = await fileDraft(world, kept);
  await world.drain();
  const { items } = await world.call(listNotices, { limit: 200 }, { as: 'congdan1' });
  const told = items.filter(({ key }) => key === 'paper-reused');
  const note = expect.stringContaining(issued.result?.number ?? '-');
  expect(told.filter(({ subjectId }) => subjectId === id)).toMatchObject([{ facts: { note } }]);
  expect(told.filter(({ subjectId }) => subjectId === filed.id)).toEqual([]);
});

test('another unit of the province is offered it too, of another number nothing', async () => {
  const elsewhere = await world.call(listIntakeHeld, typed, { as: 'motcua.tamhiep' });
  expect(elsewhere.offers.length).toBeGreaterThan(0);
  const other = { ...typed, identityNumber: '075190000456' };
  expect((await world.call(listIntakeHeld, other, counter)).offers).toEqual([]);
  expect((await world.call(listIntakeHeld, { procedureCode: confirmation }, counter)).offers).toEqual([]);
});

test('reception uses what is held for what was filed without it; opened, it is bit for bit what was signed', async () => {
  const issued = await issueResult(world);
  const filed = await fileDraft(world, await draftFor(world));
  expect(filed.papers).toEqual([]);
  const { offers } = await world.call(listIntakeHeld, { dossierId: filed.id }, counter);
  expect(offers.map(({ heldInId }) => heldInId)).toContain(issued.id);
  const { files } = await world.call(takeIntakeHeld, { dossierId: filed.id, ...wanted(issued.id) }, counter);
  const papers = [{ componentId: askedPaper, fileIds: files.map(({ id }) => id) }];
  await world.call(receiveDossier, { dossierId: filed.id, version: filed.version, papers }, counter);
  const seen = await see(world, filed.id, officials.counter);
  expect(seen.papers).toMatchObject([
    { digitisation: 'reused-result', files: [{ sha256: issued.result?.file?.sha256 }] },
  ]);
  expect((await eventsOf(world, filed.id)).map(({ type }) => type)).toContain('paper-reused');
  const bytes = async (dossierId: string, fileId: string | undefined) =>
    Buffer.from(
      await new Response(
        (await world.call(getDossierFile, { dossierId, fileId: fileId ?? '' }, counter)).bytes as unknown as BodyInit,
      ).arrayBuffer(),
    );
  const opened = await bytes(filed.id, files[0]?.id);
  expect(opened.length).toBeGreaterThan(1000);
  expect(opened.equals(await bytes(issued.id, issued.result?.file?.id))).toBe(true);
});

test('a result that was cancelled is held no longer, one that was corrected only with its new paper', async () => {
  const who = { ...owner, identityNumber: '075190000457' };
  const issued = await issueResult(world, who);
  const ask = { ...typed, identityNumber: who.identityNumber };
  expect((await world.call(listIntakeHeld, ask, counter)).offers).toHaveLength(1);
  for (const mark of ['cancelled', 'corrected'] as const) {
    await tablesOf(world).updateTable('dossier').set({ result_mark: mark }).where('id', '=', issued.id).execute();
    expect((await world.call(listIntakeHeld, ask, counter)).offers).toEqual([]);
    const take = world.call(takeIntakeHeld, { ...ask, ...wanted(issued.id) }, counter);
    expect((await refusalOf(take)).code).toBe('paper.not-held');
  }
});

/** The refusal that names what is not held any more. */
const gone = { code: 'paper.held-no-more', facts: { papers: expect.stringContaining('Giấy') } };

test('what was taken under one number is of no use for another owner, nor once its result was cancelled', async () => {
  const who = { ...owner, identityNumber: '075190000459' };
  const issued = await issueResult(world, who);
  const ask = { ...typed, identityNumber: who.identityNumber, ...wanted(issued.id) };
  const { files } = await world.call(takeIntakeHeld, ask, counter);
  const papers = [{ componentId: askedPaper, fileIds: files.map(({ id }) => id) }];
  const takeInFor = async (of: typeof who | typeof owner) =>
    world.call(takeInDossier, await paperOrder(world, { procedureCode: confirmation, owner: of, papers }), counter);
  expect(await refusalOf(takeInFor(owner))).toMatchObject(gone);
  const filed = await fileDraft(world, await draftFor(world));
  const receive = world.call(receiveDossier, { dossierId: filed.id, version: filed.version, papers }, counter);
  expect(await refusalOf(receive)).toMatchObject(gone);
  const mark = async (to: 'cancelled' | null) =>
    tablesOf(world).updateTable('dossier').set({ result_mark: to }).where('id', '=', issued.id).execute();
  await mark('cancelled');
  expect(await refusalOf(takeInFor(who))).toMatchObject(gone);
  await mark(null);
  const { id } = await takeInFor(who);
  expect((await see(world, id, officials.counter)).papers).toMatchObject([{ digitisation: 'reused-result' }]);
});

test('what was taken over is held where it comes from, and not a second time, where it would outlive its result', async () => {
  const who = { ...owner, identityNumber: '075190000460' };
  const issued = await issueResult(world, who);
  const ask = { ...typed, identityNumber: who.identityNumber };
  const { files } = await world.call(takeIntakeHeld, { ...ask, ...wanted(issued.id) }, counter);
  const heldWith = async (fileIds: string[]) => {
    const papers = [{ componentId: askedPaper, fileIds }];
    const order = await paperOrder(world, { procedureCode: confirmation, owner: who, papers });
    const taken = await world.call(takeInDossier, order, counter);
    await bringTo(world, await see(world, taken.id, officials.counter), 'handover');
    const search = { identityNumbers: [who.identityNumber], codes: [confirmation], now: world.clock.now() };
    const found = await findHeld(tablesOf(world), search);
    return found.filter(({ dossierId }) => dossierId === taken.id).map(({ kind }) => kind);
  };
  expect(await heldWith([await upload(world, officials.counter)])).toEqual(['result', 'paper']);
  expect(await heldWith(files.map(({ id }) => id))).toEqual(['result']);
});

test('what was issued again is held by the title that a correction before gave it', async () => {
  const who = { ...owner, identityNumber: '075190000458' };
  const issued = await issueResult(world, who);
  const title = 'Giấy xác nhận đã đính chính';
  const correction = {
    kind: 'correction',
    ground: 'content-wrong',
    content: 'Đúng',
    body: 'Nội dung đã sửa.',
  } as const;
  for (const change of [{ ...correction, title }, { kind: 'reissue', ground: 'lost' } as const]) {
    const { version } = await see(world, issued.id, officials.specialist);
    const order = { dossierId: issued.id, version, reason: 'Theo đơn của chủ hồ sơ', ...change };
    const proposed = await world.call(proposeResultChange, order, { as: officials.specialist });
    const decision = { dossierId: issued.id, version: proposed.version };
    await world.call(decideResultChange, decision, { as: officials.leader });
    await world.drain();
  }
  const { offers } = await world.call(listIntakeHeld, { ...typed, identityNumber: who.identityNumber }, counter);
  expect(offers.map(({ name }) => name)).toEqual([title]);
});

test('nobody takes papers of their own at the counter', async () => {
  const issued = await issueResult(world);
  const self = { ...(await world.actor(officials.counter)), identityNumber: owner.identityNumber };
  const take = world.call(takeIntakeHeld, { ...typed, ...wanted(issued.id) }, { as: self });
  expect((await refusalOf(take)).code).toBe('dossier.same-person');
});
