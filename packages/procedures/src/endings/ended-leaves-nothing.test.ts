import { listInbox, listNotices } from '@dongbo/contract';
import {
  askOpinion,
  decideEnding,
  linkTasks,
  planSiteCheck,
  proposeEnding,
  withdrawMyDossier,
  type Dossier,
} from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  bringTo,
  minutePasses,
  officials,
  settlingWorld,
  tablesOf,
  unitIdOf,
} from '../dossiers/settling-world.fixture.ts';
import { received, see } from '../supplements/supplement-world.fixture.ts';

let world: World;
let asking: string;
beforeAll(async () => {
  world = await settlingWorld();
  asking = await unitIdOf(world, 'H19.145.02');
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});
beforeEach(() => world.clock.set('2026-03-16T08:00:00+07:00'));

const { specialist, leader } = officials;
const now = async ({ id }: Pick<Dossier, 'id'>) => await see(world, id, specialist);

/** A dossier with an opinion and two linked tasks asked of others, and a visit planned. */
async function withOpenWork(): Promise<Dossier> {
  const dossier = await bringTo(world, await received(world), 'processing');
  const base = { dossierId: dossier.id, version: dossier.version };
  await world.call(
    askOpinion,
    { ...base, to: [{ unitId: asking }], content: 'Có vướng không?' },
    {
      as: specialist,
    },
  );
  const tasks = [1, 2].map((sequence) => ({ title: `Phần ${sequence}`, unitId: asking, sequence }));
  const { version } = await now(dossier);
  await world.call(linkTasks, { dossierId: dossier.id, version, tasks }, { as: specialist });
  const plan = { plannedAt: '2026-03-17T08:00:00+07:00', place: 'Thửa 125', subject: 'Ranh giới' };
  const seen = await now(dossier);
  await world.call(planSiteCheck, { dossierId: dossier.id, version: seen.version, ...plan }, { as: specialist });
  return await now(dossier);
}

async function endByLeader(dossier: Dossier, kind: 'refused' | 'stopped', ground: string): Promise<void> {
  const order = { dossierId: dossier.id, version: dossier.version, kind, ground, reason: 'Không đủ điều kiện' };
  await world.call(proposeEnding, order, { as: specialist });
  minutePasses(world);
  const { version } = await see(world, dossier.id, leader);
  await world.call(decideEnding, { dossierId: dossier.id, version }, { as: leader });
}

const ends: Readonly<Record<string, (dossier: Dossier) => Promise<unknown>>> = {
  withdrawn: async ({ id: dossierId, version }) =>
    await world.call(withdrawMyDossier, { dossierId, version }, { as: 'congdan1' }),
  refused: async (dossier) => await endByLeader(dossier, 'refused', 'conditions-not-met'),
};

test.each(Object.keys(ends))(
  'of a dossier that is %s nothing is left open, and whoever was asked hears it',
  async (state) => {
    const dossier = await withOpenWork();
    await ends[state]?.(dossier);
    expect((await now(dossier)).state).toBe(state);
    const tables = tablesOf(world);
    const left = async (table: 'referral' | 'site_check') =>
      (await tables.selectFrom(table).select(['id', 'state']).where('dossier_id', '=', dossier.id).execute()).map(
        (row) => row.state,
      );
    expect(await left('referral')).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
    expect(await left('site_check')).toEqual(['cancelled']);
    const work = await tables.selectFrom('work_item').select('slot').where('subject_id', '=', dossier.id).execute();
    expect(work).toEqual([]);
    expect((await world.call(listInbox, { q: dossier.code }, { as: leader })).items).toEqual([]);
    await world.drain();
    const asked = await tables.selectFrom('referral').select('id').where('dossier_id', '=', dossier.id).execute();
    const { items } = await world.call(listNotices, { limit: 100 }, { as: leader });
    const told = items.filter(({ key }) => key === 'referral-ended').map(({ subjectId }) => subjectId);
    expect(told).toEqual(expect.arrayContaining(asked.map(({ id }) => id)));
  },
);
