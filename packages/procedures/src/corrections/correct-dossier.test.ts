import { spawnSync } from 'node:child_process';
import { listNotices } from '@dongbo/contract';
import {
  askOpinion,
  correctDossier,
  getDossier,
  getLetter,
  getMyDossier,
  listDossiers,
} from '@dongbo/contract/procedures';
import { findLetter } from '@dongbo/kernel';
import type { CallOf } from '@dongbo/contract';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  bringTo,
  eventsOf,
  fileOnline,
  minutePasses,
  officials,
  owner,
  procedures,
  refusalOf,
  settlingWorld,
  tablesOf,
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
type Order = Omit<CallOf<typeof correctDossier>, 'dossierId' | 'version'>;
const put = async (dossier: { id: string; version: number }, order: Order, as: string = officials.counter) => {
  minutePasses(world);
  return await world.call(correctDossier, { dossierId: dossier.id, version: dossier.version, ...order }, { as });
};
const reason = 'Ghi nhầm khi nhập';
const receiptOf = async (subjectId: string, ordinal?: number) =>
  await findLetter(tablesOf(world), { subjectId, form: 'receipt', ...(ordinal !== undefined && { ordinal }) });

test('name, number and a count are put right: found anew, told before and after, on a new receipt', async () => {
  const dossier = await takeIn(world, { papers: [{ componentId: 'g1.c1', originals: 1 }] });
  const order = {
    owner: { name: 'Nguyễn Thị Thảo', identityNumber: '075 190 000 077' },
    papers: [{ componentId: 'g1.c1', originals: 0, certifiedCopies: 2, photocopies: 0 }],
    reason,
  };
  const changed = await put(dossier, order);
  const after = await world.call(getDossier, { dossierId: dossier.id }, counter);
  expect(after).toMatchObject({
    version: changed.version,
    owner: { ...owner, name: 'Nguyễn Thị Thảo', identityNumber: '075190000077' },
    submitterName: 'Nguyễn Thị Thảo',
    papers: [{ componentId: 'g1.c1', originals: 0, certifiedCopies: 2 }],
    clock: { dueAt: dossier.clock?.dueAt, originalDueAt: dossier.clock?.originalDueAt },
  });
  const note = after.timeline.find(({ type }) => type === 'procedures.dossier-corrected')?.note ?? '';
  expect(note).toContain(`Họ tên: ${owner.name} → Nguyễn Thị Thảo.`);
  expect(note).toContain('075190000001 → 075190000077');
  expect(note).toContain('(1/0/0 → 0/2/0)');
  expect(note).toContain(`Lý do: ${reason}`);
  const found = await world.call(listDossiers, { q: '075190000077' }, counter);
  expect(found.items.map(({ id }) => id)).toEqual([dossier.id]);
  expect((await receiptOf(dossier.id))?.content.data).toMatchObject({
    owner: { name: 'Nguyễn Thị Thảo' },
    number: expect.stringContaining('lần 2, thay giấy trước'),
    components: [{ certifiedCopies: 2 }],
  });
  expect((await receiptOf(dossier.id, 1))?.content.data).toMatchObject({ owner: { name: owner.name } });
  const paper = await world.call(getLetter, { dossierId: dossier.id, form: 'receipt' }, counter);
  expect(paper.name).toBe(`Giay-tiep-nhan-${dossier.code}-lan-2.pdf`);
  // The one before can still be opened, and says that it holds no more.
  expect(after.oldReceipts).toMatchObject([{ ordinal: 1 }]);
});

test('whoever is asked beside and is told the name is told the right one', async () => {
  const dossier = await bringTo(world, await takeIn(world), 'processing');
  const ask = async (showsOwner: boolean, { version }: { version: number }) => {
    const to = [{ unitId: await unitIdOf(world, 'H19.145.04') }];
    const order = { dossierId: dossier.id, version, to, content: 'Hỏi', showsOwner };
    return await world.call(askOpinion, order, { as: officials.specialist });
  };
  await put(await ask(false, await ask(true, dossier)), { owner: { name: 'Trần Văn Đúng' }, papers: [], reason });
  const works = await tablesOf(world)
    .selectFrom('work_item')
    .select(['party_name', 'search_text'])
    .where('subject_id', '=', dossier.id)
    .execute();
  expect(works.map((work) => work.party_name).toSorted()).toEqual(['Trần Văn Đúng', 'Trần Văn Đúng', null].toSorted());
  expect(works.filter((work) => work.search_text.includes('tran van dung'))).toHaveLength(2);
  expect(works.filter((work) => work.search_text.includes('thao bich'))).toEqual([]);
});

const canRead = spawnSync('which', ['pdftotext']).status === 0;

test.runIf(canRead)(
  'a receipt that was replaced says so when it is opened again; the one that holds does not',
  async () => {
    const dossier = await takeIn(world);
    await put(dossier, { owner: { phone: '0987 654 321' }, reason });
    await world.drain();
    const printed = async (ordinal: number): Promise<string> => {
      const letter = { dossierId: dossier.id, form: 'receipt', ordinal: String(ordinal) } as const;
      const { bytes } = await world.call(getLetter, letter, counter);
      const parts = bytes instanceof Uint8Array ? [bytes] : await Array.fromAsync(bytes);
      return spawnSync('pdftotext', ['-', '-'], { input: Buffer.concat(parts), encoding: 'utf8' }).stdout;
    };
    const first = await printed(1);
    expect(first).toContain('ĐÃ ĐƯỢC THAY BẰNG GIẤY LẦN 2');
    expect(first).toContain('0912 345 678');
    const second = await printed(2);
    expect(second).not.toContain('ĐÃ ĐƯỢC THAY');
    expect(second).toContain('0987 654 321');
  },
);

test('the owner of an online dossier is told, and the account that files stays whose it is', async () => {
  const { id } = await fileOnline(world, procedures.economy);
  const dossier = await world.call(getDossier, { dossierId: id }, counter);
  const wrong = { owner: { identityNumber: '075190000055' }, reason };
  expect(await refusalOf(put(dossier, wrong))).toMatchObject({ code: 'correction.of-account' });
  expect(await refusalOf(put(dossier, { owner: { name: 'Người Khác' }, reason }))).toMatchObject({
    code: 'correction.of-account',
  });
  await put(dossier, { owner: { phone: '0987 654 321' }, reason });
  await world.drain();
  const own = await world.call(getMyDossier, { dossierId: id }, { as: 'congdan1' });
  expect(own.timeline.find(({ type }) => type === 'procedures.dossier-corrected')?.note).toContain('+84987654321');
  const notices = await world.call(listNotices, {}, { as: 'congdan1' });
  expect(notices.items.map(({ key }) => key)).toContain('dossier-corrected');
  // Not received yet: there is no receipt to replace.
  expect(await receiptOf(id)).toBeUndefined();
  expect((await eventsOf(world, id)).find(({ type }) => type === 'dossier-corrected')?.payload).toMatchObject({
    receipt: null,
  });
});

test('who handed it in is put right: number and mandate on record and receipt, and gone when the owner came themselves', async () => {
  const dossier = await takeIn(world, { submitterName: 'Lê Thị Nhầm', submitterIdentityNumber: '075190000031' });
  expect(dossier.submitter).toMatchObject({ name: 'Lê Thị Nhầm', identityNumber: '075190000031', authority: null });
  const right = { name: 'Lê Thị Đúng', identityNumber: '075 190 000 032', authority: 'Giấy ủy quyền số 5' };
  const changed = await put(dossier, { submitter: right, reason });
  const after = await world.call(getDossier, { dossierId: dossier.id }, counter);
  expect(after).toMatchObject({
    owner: { name: owner.name },
    submitterName: 'Lê Thị Đúng',
    submitter: { name: 'Lê Thị Đúng', identityNumber: '075190000032', authority: 'Giấy ủy quyền số 5' },
  });
  const note = after.timeline.find(({ type }) => type === 'procedures.dossier-corrected')?.note ?? '';
  expect(note).toContain('Người nộp thay: Lê Thị Nhầm → Lê Thị Đúng.');
  expect(note).toContain('075190000031 → 075190000032');
  expect((await receiptOf(dossier.id))?.content.data).toMatchObject({
    submitter: { name: 'Lê Thị Đúng', identityNumber: '075190000032' },
    number: expect.stringContaining('lần 2, thay giấy trước'),
  });
  await put(changed, { submitter: { name: '' }, reason });
  const own = await world.call(getDossier, { dossierId: dossier.id }, counter);
  expect(own).toMatchObject({ submitterName: owner.name, submitter: null, byAuthorisation: false });
});

test('name and number of an account that files are not put right here', async () => {
  const { id } = await fileOnline(world, procedures.economy);
  const dossier = await world.call(getDossier, { dossierId: id }, counter);
  for (const submitter of [{ name: 'Người Khác' }, { identityNumber: '075190000055' }])
    expect(await refusalOf(put(dossier, { submitter, reason }))).toMatchObject({ code: 'correction.of-account' });
});

test('what is the same, or no paper of the dossier, changes nothing', async () => {
  const dossier = await takeIn(world);
  const nothing = { owner: { name: owner.name, phone: '0912 345 678' }, reason };
  expect(await refusalOf(put(dossier, nothing))).toMatchObject({ code: 'correction.nothing-changed' });
  const paper = { componentId: 'g1.c9', originals: 1, certifiedCopies: 0, photocopies: 0 };
  expect(await refusalOf(put(dossier, { papers: [paper], reason }))).toMatchObject({ code: 'component.unknown' });
  const stale = { id: dossier.id, version: dossier.version - 1 };
  expect(await refusalOf(put(stale, { owner: { phone: '0987654321' }, reason }))).toMatchObject({
    code: 'dossier.changed-meanwhile',
  });
});

test('who may: the counter of the dossier, until the result is signed, and nobody into a dossier of their own', async () => {
  const order = { owner: { phone: '0987654321' }, reason };
  const dossier = await takeIn(world);
  expect(dossier.sidePaths).toContain('correct');
  expect(await refusalOf(put(dossier, order, officials.specialist))).toMatchObject({ code: 'not-allowed' });
  expect(await refusalOf(put(dossier, order, 'motcua.longbinh'))).toMatchObject({ code: 'not-found' });
  const { personId } = await world.actor(officials.counter);
  const { identity_number: identityNumber } = await tablesOf(world)
    .selectFrom('person')
    .select('identity_number')
    .where('id', '=', personId ?? '')
    .executeTakeFirstOrThrow();
  expect(identityNumber).not.toBeNull();
  const own = { owner: { identityNumber }, reason };
  expect(await refusalOf(put(dossier, own))).toMatchObject({ code: 'dossier.same-person' });
  const signed = await bringTo(world, dossier, 'handover');
  expect(await refusalOf(put(signed, order))).toMatchObject({ code: 'correction.not-here' });
  const seen = await world.call(getDossier, { dossierId: dossier.id }, counter);
  expect(seen.sidePaths).not.toContain('correct');
});
