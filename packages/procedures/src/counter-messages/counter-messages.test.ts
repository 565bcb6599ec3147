import { correctDossier, getDossier, stopMessages, takeInDossier, type Dossier } from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  minutePasses,
  officials,
  owner,
  paperOrder,
  refusalOf,
  settlingWorld,
  tablesOf,
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
type Order = Parameters<typeof paperOrder>[1];

async function takeIn(changes: Order): Promise<Dossier> {
  const { id } = await world.call(takeInDossier, await paperOrder(world, changes), counter);
  return await world.call(getDossier, { dossierId: id }, counter);
}

/** Somebody without an account. */
const phoned = { ...owner, name: 'Lê Thị Không Tài Khoản', identityNumber: '075190000077', phone: '0912 345 678' };

async function messagesOf({ id }: Pick<Dossier, 'id'>) {
  await world.drain();
  return await tablesOf(world)
    .selectFrom('message as m')
    .innerJoin('message_address as a', 'a.id', 'm.address_id')
    .select(['m.key', 'a.address'])
    .where('m.subject_id', '=', id)
    .execute();
}

async function consentsOf({ id }: Pick<Dossier, 'id'>) {
  return await tablesOf(world)
    .selectFrom('message_consent as c')
    .innerJoin('message_address as a', 'a.id', 'c.address_id')
    .select(['c.said', 'a.address', 'a.state'])
    .where('a.subject_id', '=', id)
    .orderBy('c.at')
    .execute();
}

test('who agreed at the counter is told by telephone that it was received; who was not asked is not', async () => {
  const told = await takeIn({ owner: phoned, messagesToPhone: true });
  expect(told.sidePaths).toContain('stop-messages');
  expect(told.timeline.find(({ type }) => type === 'procedures.messages-agreed')?.note).toBe('•••678');
  expect(await messagesOf(told)).toEqual([{ key: 'dossier-received', address: '+84912345678' }]);
  const untold = await takeIn({ owner: phoned });
  expect(untold.sidePaths).not.toContain('stop-messages');
  expect(await messagesOf(untold)).toEqual([]);
});

test('it is the number of who stands there, and one that takes messages', async () => {
  const submitter = { submitterName: 'Trần Văn Thay', submitterPhone: '0987654321' };
  expect(await messagesOf(await takeIn({ owner: phoned, ...submitter, messagesToPhone: true }))).toMatchObject([
    { address: '+84987654321' },
  ]);
  for (const phone of [null, '0251 3822 501', 'không có']) {
    const refused = await refusalOf(takeIn({ owner: { ...owner, phone }, messagesToPhone: true }));
    expect(refused.code).toBe('message-way.not-a-mobile');
  }
  // The owner at home has not agreed.
  const { submitterName } = submitter;
  const alone = await refusalOf(takeIn({ owner: phoned, submitterName, messagesToPhone: true }));
  expect(alone.code).toBe('message-way.not-a-mobile');
});

test('whoever wants no more has the number removed, and both words stay on record', async () => {
  const told = await takeIn({ owner: phoned, messagesToPhone: true });
  minutePasses(world);
  await world.call(stopMessages, { dossierId: told.id, version: told.version }, counter);
  expect(await consentsOf(told)).toEqual([
    { said: 'given', address: null, state: 'off' },
    { said: 'removed', address: null, state: 'off' },
  ]);
  expect((await world.call(getDossier, { dossierId: told.id }, counter)).sidePaths).not.toContain('stop-messages');
  const stranger = world.call(stopMessages, { dossierId: told.id, version: told.version }, { as: 'motcua.thanhpho' });
  expect((await refusalOf(stranger)).code).toBe('not-found');
});

test('a number that is put right is not the one that was agreed for', async () => {
  const told = await takeIn({ owner: phoned, messagesToPhone: true });
  minutePasses(world);
  const right = { owner: { phone: '0987654321' }, reason: 'Ghi nhầm số' };
  await world.call(correctDossier, { dossierId: told.id, version: told.version, ...right }, counter);
  expect(await consentsOf(told)).toMatchObject([{ said: 'given' }, { said: 'removed', address: null }]);
});
