import {
  assignDossiers,
  actOnDossier,
  getDossier,
  receiveDossier,
  takeInDossier,
  writeResult,
  type Dossier,
} from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  bringTo,
  fileOnline,
  officials,
  owner,
  paperOrder,
  personIdOf,
  procedures,
  refusalOf,
  settlingWorld,
  tablesOf,
  takeIn,
} from '../dossiers/settling-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

/** The matter of an official: filed from their account, or theirs by the number of their account. */
const matterOf: Readonly<Record<string, (dossier: Dossier, username: string) => Promise<void>>> = {
  filed: async ({ id }, username) => {
    const personId = await personIdOf(world, username);
    await tablesOf(world).updateTable('dossier').set({ person_id: personId }).where('id', '=', id).execute();
  },
  owned: async ({ id }, username) => {
    const identityNumber = await numberOf(username);
    const changed = JSON.stringify({ ...owner, identityNumber });
    await tablesOf(world)
      .updateTable('dossier')
      .set({ owner: changed, identity_number: identityNumber })
      .where('id', '=', id)
      .execute();
  },
  'stands in as a form says': async ({ id }, username) => {
    const head = { declarantIsHead: 'no', headName: 'Lê Văn Thử', headIdentityNumber: await numberOf(username) };
    const forms = JSON.stringify([{ key: 'residence-ct01', version: 1 }]);
    const answers = JSON.stringify({ 'residence-ct01': head });
    await tablesOf(world).updateTable('dossier').set({ answers, forms }).where('id', '=', id).execute();
  },
  brought: async ({ id }, username) => {
    const answers = JSON.stringify({ applicant: { submitterIdentityNumber: await numberOf(username) } });
    await tablesOf(world).updateTable('dossier').set({ answers }).where('id', '=', id).execute();
  },
};

/** The personal number of an official's account. */
async function numberOf(username: string): Promise<string> {
  const { identity_number: number } = await world.databases.official.kysely
    .selectFrom('person')
    .select('identity_number')
    .where('id', '=', await personIdOf(world, username))
    .executeTakeFirstOrThrow();
  return number ?? '';
}

const codeOf = async (body: Promise<unknown>) => (await refusalOf(body)).code;

describe.each(Object.keys(matterOf))('a dossier that an official %s', (how) => {
  const own = async (dossier: Dossier, username: string) => await matterOf[how]?.(dossier, username);

  test.each([
    ['assignment', officials.head, { action: 'return', reason: 'Thử' }],
    ['review', officials.head, { action: 'forward' }],
    ['approval', officials.leader, { action: 'approve' }],
    ['issuing', officials.clerk, { action: 'issue' }],
    ['handover', officials.counter, { action: 'hand-over', receiver: 'owner' }],
  ] as const)('is not theirs to settle at %s', async (step, username, order) => {
    const taken = await takeIn(world);
    const dossier = step === 'assignment' ? taken : await bringTo(world, taken, step);
    await world.drain();
    await own(dossier, username);
    const { id: dossierId, version } = dossier;
    expect(await codeOf(world.call(actOnDossier, { dossierId, version, ...order }, { as: username }))).toBe(
      'dossier.same-person',
    );
    const seen = await world.call(getDossier, { dossierId }, { as: username });
    expect(seen).toMatchObject({ version, isOwnMatter: true, actions: [], mayWriteResult: false });
  });

  test('is not theirs to write the result of', async () => {
    const dossier = await bringTo(world, await takeIn(world), 'processing');
    await own(dossier, officials.specialist);
    const order = { dossierId: dossier.id, version: dossier.version, title: 'Giấy xác nhận', body: 'Nội dung' };
    expect(await codeOf(world.call(writeResult, order, { as: officials.specialist }))).toBe('dossier.same-person');
  });

  test('is not handed to them, alone or in a pile', async () => {
    const dossier = await takeIn(world);
    await own(dossier, officials.specialist);
    const assigneeId = await personIdOf(world, officials.specialist);
    const asked = { dossierId: dossier.id, version: dossier.version };
    const as = { as: officials.head };
    expect(await codeOf(world.call(actOnDossier, { ...asked, action: 'assign', assigneeId }, as))).toBe(
      'dossier.same-person',
    );
    expect(await world.call(assignDossiers, { assigneeId, dossiers: [asked] }, as)).toEqual({
      assigned: [],
      refused: [{ dossierId: dossier.id, code: 'dossier.same-person' }],
    });
  });

  test('is settled by others as ever', async () => {
    const dossier = await takeIn(world);
    await own(dossier, officials.counter);
    const seen = await world.call(getDossier, { dossierId: dossier.id }, { as: officials.head });
    expect(seen).toMatchObject({ isOwnMatter: false });
    expect(await bringTo(world, seen, 'issuing')).toMatchObject({ result: { state: 'signing' } });
  });
});

test('an officer receives neither what they filed online nor takes in what is theirs', async () => {
  const online = await fileOnline(world, procedures.silent);
  const waiting = await world.call(getDossier, { dossierId: online.id }, { as: officials.counter });
  await matterOf['filed']?.(waiting, officials.counter);
  const asked = { dossierId: waiting.id, version: waiting.version };
  expect(await codeOf(world.call(receiveDossier, asked, { as: officials.counter }))).toBe('dossier.same-person');
  const mine = { ...owner, identityNumber: await numberOf(officials.counter) };
  const order = await paperOrder(world, { owner: mine });
  expect(await codeOf(world.call(takeInDossier, order, { as: officials.counter }))).toBe('dossier.same-person');
});
