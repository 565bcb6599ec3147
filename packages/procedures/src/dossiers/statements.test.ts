import {
  actOnDossier,
  assignDossiers,
  explainDueDate,
  getDossier,
  getProcedure,
  listDossiers,
  receiveDossier,
  takeInDossier,
  writeResult,
  type Dossier,
  type ReceiverKind,
} from '@dongbo/contract/procedures';
import { planAnew, type Actor } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  bringTo,
  fileOnline,
  officials,
  paperOrder,
  personIdOf,
  procedures,
  settlingWorld,
  takeIn,
  upload,
} from './settling-world.fixture.ts';

/** Begin, what is recorded of the act with its request id, commit: the runner's own. Looking the session up is a fourth and
 * belongs to HTTP. */
const runnersOwn = 3;
/** What is left to an operation of the twelve statements that a write may take. */
const most = 7;

let world: World;
const actors = new Map<string, Actor>();
beforeAll(async () => {
  world = await settlingWorld();
  for (const username of Object.values(officials)) actors.set(username, await world.actor(username));
  // Stages are remembered for a while; it is not the operation's.
  await takeIn(world);
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const as = (username: string) => ({ as: actors.get(username) ?? username });
const own = async (body: () => Promise<unknown>): Promise<number> => (await world.statements(body)).length - runnersOwn;
const on = ({ id, version }: Pick<Dossier, 'id' | 'version'>) => ({ dossierId: id, version });

describe('a write takes few statements', () => {
  test('taking in, also with a scanned paper', async () => {
    const order = await paperOrder(world);
    expect(await own(() => world.call(takeInDossier, order, as(officials.counter)))).toBeLessThan(most);
    const { componentGroups } = await world.call(getProcedure, { code: order.procedureCode }, as(officials.counter));
    const componentId = componentGroups[0]?.items[0]?.id ?? '';
    const fileIds = [await upload(world, officials.counter)];
    const scanned = { ...order, papers: [{ componentId, originals: 1, fileIds }] };
    expect(await own(() => world.call(takeInDossier, scanned, as(officials.counter)))).toBeLessThanOrEqual(most);
  });

  test('receiving, also with ticks', async () => {
    const filed = await fileOnline(world, procedures.economy);
    const papers = [{ componentId: filed.papers[0]?.componentId ?? '', originals: 1 }];
    const receive = () =>
      world.call(receiveDossier, { dossierId: filed.id, version: 1, papers }, as(officials.counter));
    expect(await own(receive)).toBeLessThanOrEqual(most);
  });

  test('every action up to the hand-over', async () => {
    const assigneeId = await personIdOf(world, officials.specialist);
    const acting = async (
      username: string,
      dossier: Dossier,
      input: { action: string; assigneeId?: string; receiver?: ReceiverKind },
    ) => await own(() => world.call(actOnDossier, { ...on(dossier), ...input }, as(username)));
    expect(await acting(officials.head, await takeIn(world), { action: 'assign', assigneeId })).toBeLessThanOrEqual(
      most,
    );
    const writing = await bringTo(world, await takeIn(world), 'processing');
    const write = () =>
      world.call(writeResult, { ...on(writing), title: 'Kết quả', body: 'Nội dung' }, as(officials.specialist));
    expect(await own(write)).toBeLessThanOrEqual(most);
    expect(
      await acting(officials.leader, await bringTo(world, await takeIn(world), 'approval'), { action: 'approve' }),
    ).toBeLessThanOrEqual(most);
    const issuing = await bringTo(world, await takeIn(world), 'issuing');
    await world.drain();
    expect(await acting(officials.clerk, issuing, { action: 'issue' })).toBeLessThanOrEqual(most);
    const handing = await bringTo(world, await takeIn(world), 'handover');
    expect(await acting(officials.counter, handing, { action: 'hand-over', receiver: 'owner' })).toBeLessThanOrEqual(
      most,
    );
  });

  test('a pile is assigned with as many statements as one', async () => {
    const assigneeId = await personIdOf(world, officials.specialist);
    const pile = [await takeIn(world), await takeIn(world), await takeIn(world), await takeIn(world)];
    const assign = (dossiers: readonly Dossier[]) =>
      own(() => world.call(assignDossiers, { assigneeId, dossiers: dossiers.map(on) }, as(officials.head)));
    const one = await assign(pile.slice(0, 1));
    expect(one).toBeLessThanOrEqual(most);
    expect(await assign(pile.slice(1))).toBe(one);
  });
});

describe('reading takes at most two', () => {
  // A read of personal data is recorded: one more, the runner's.
  const reading = async (body: () => Promise<unknown>): Promise<number> =>
    (await world.statements(body)).filter((text) => !/record_act\(|insert into audit_entry/.test(text)).length;

  test('one dossier, its due date, and the list', async () => {
    const { id } = await takeIn(world);
    expect(await reading(() => world.call(getDossier, { dossierId: id }, as(officials.head)))).toBe(1);
    expect(await reading(() => world.call(explainDueDate, { dossierId: id }, as(officials.head)))).toBe(1);
    expect(await reading(() => world.call(listDossiers, { q: 'ha my' }, as(officials.head)))).toBe(1);
  });

  test('a list by a whole code takes the same one, whether the dossier is there, elsewhere or not at all', async () => {
    const { code } = await takeIn(world);
    const lists = [
      [code, officials.head],
      [code, 'lanhdao.tamhiep'],
      [code.replace(/\d{4}$/, '9876'), 'lanhdao.tamhiep'],
    ] as const;
    const sent = [];
    for (const [q, who] of lists) {
      const texts = await world.statements(() => world.call(listDossiers, { q }, as(who)));
      sent.push(texts.filter((text) => text.includes('from dossier d')));
    }
    expect(sent[0]).toHaveLength(1);
    expect(sent[0]?.[0]).not.toContain(planAnew);
    expect(sent[1]).toEqual(sent[2]);
    expect(sent[1]).toHaveLength(1);
  });
});
