import {
  askOpinion,
  getReferral,
  linkTasks,
  listReferrals,
  withdrawReferral,
  type Dossier,
} from '@dongbo/contract/procedures';
import { defaultCalendarName, loadCalendar } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findDossier } from '../dossiers/dossier-store.ts';
import { bringTo, officials, settlingWorld, tablesOf, unitIdOf } from '../dossiers/settling-world.fixture.ts';
import { received, see } from '../supplements/supplement-world.fixture.ts';
import { controlSlipData } from './control-slip.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});
beforeEach(() => world.clock.set('2026-03-16T08:00:00+07:00'));

const { specialist } = officials;
/** Culture and the office of the ward that settles, and the same division of another ward. */
const codes = { culture: 'H19.145.04', office: 'H19.145.02', elsewhere: 'H19.146.04' } as const;

async function ask(dossier: Dossier, code: string): Promise<Dossier> {
  const { version } = await see(world, dossier.id, specialist);
  const to = [{ unitId: await unitIdOf(world, code) }];
  const order = { dossierId: dossier.id, version, to, content: 'Khu đất có vướng quy hoạch không?' };
  await world.call(askOpinion, order, { as: specialist });
  return await see(world, dossier.id, specialist);
}

async function slipOf(dossier: Dossier) {
  const ctx = { db: tablesOf(world), now: world.clock.now(), calendar: () => loadCalendar(defaultCalendarName) };
  const found = await findDossier(ctx.db, dossier.id, { at: ctx.now, lock: false });
  if (found === undefined) throw new Error('no dossier');
  return await controlSlipData(ctx, found);
}

describe('coordinating agencies of the control slip', () => {
  test('are the bodies that were asked, each once, in the order of asking; one that was taken back is none', async () => {
    const dossier = await bringTo(world, await received(world), 'processing');
    expect((await slipOf(dossier)).coordinatingAgencies).toEqual([]);
    await ask(dossier, codes.elsewhere);
    await ask(dossier, codes.culture);
    const asked = await ask(dossier, codes.culture);
    const tasks = [{ title: 'Trích lục bản đồ', unitId: await unitIdOf(world, codes.office), sequence: 1 }];
    await world.call(linkTasks, { dossierId: asked.id, version: asked.version, tasks }, { as: specialist });
    const foreign = 'Phòng Văn hóa - Xã hội phường Biên Hòa';
    const culture = 'Phòng Văn hóa - Xã hội phường Trấn Biên';
    const office = 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường Trấn Biên';
    expect((await slipOf(dossier)).coordinatingAgencies).toEqual([foreign, culture, office]);

    const { items } = await world.call(listReferrals, { dossierId: dossier.id }, { as: specialist });
    const [first] = items;
    if (first === undefined) throw new Error('nothing was asked');
    const { version } = await world.call(getReferral, { referralId: first.id }, { as: specialist });
    const undo = { referralId: first.id, version, reason: 'Đã đủ thông tin' };
    await world.call(withdrawReferral, undo, { as: specialist });
    expect((await slipOf(dossier)).coordinatingAgencies).toEqual([culture, office]);
  });

  test('do not hold the division that settles the dossier, which was asked from another step', async () => {
    const dossier = await bringTo(world, await received(world), 'processing');
    const own = dossier.division?.id;
    expect(own).toBeDefined();
    const { version } = dossier;
    const order = { dossierId: dossier.id, version, to: [{ unitId: String(own) }], content: 'Ý kiến của phòng?' };
    await world.call(askOpinion, order, { as: specialist });
    expect((await slipOf(dossier)).coordinatingAgencies).toEqual([]);
  });
});
