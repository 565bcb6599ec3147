import { createWorld, type World } from '@dongbo/testing';
import { listContacts } from '@dongbo/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous } from '../identity/actor.ts';
import { kernelOperations } from '../kernel-operations.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ systems: [], operations: kernelOperations, key: 'kernel' });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const list = async (q?: string) => await world.call(listContacts, q === undefined ? {} : { q }, { as: anonymous });

const goTo = (instant: string) => world.clock.advance(Date.parse(instant) - world.clock.now().getTime());

describe('contacts', () => {
  test('hold the centre of the province, those of all 95 communes, and the departments', async () => {
    const { items } = await list();
    expect(items[0]).toMatchObject({ kind: 'one-stop', commune: null });
    expect(items.filter(({ commune }) => commune !== null)).toHaveLength(95);
    expect(items.filter(({ kind }) => kind === 'department')).toHaveLength(15);
  });

  test('are found by names of today and of before the merger, in full and with the province', async () => {
    for (const q of ['tran bien', 'Phường Trấn Biên, Đồng Nai', 'Quang Vinh, Biên Hòa']) {
      const { items } = await list(q);
      expect(
        items.map(({ commune }) => commune),
        q,
      ).toContain('Phường Trấn Biên');
      expect(items.length, q).toBeLessThan(5);
    }
    expect((await list('no such place')).items).toEqual([]);
  });

  test('say which older communes a commune was formed from, with the district of then', async () => {
    const centre = (await list('quang vinh bien hoa')).items.find(({ commune }) => commune === 'Phường Trấn Biên');
    expect(centre?.formerly).toContain('Phường Quang Vinh, Thành phố Biên Hòa, Tỉnh Đồng Nai');
  });

  test('say nothing that was not published', async () => {
    const [centre] = (await list('tran bien')).items;
    expect(centre).toMatchObject({ address: null, phone: null, email: null, source: null, calendar: 'vn-state' });
  });

  test('have the hours of the legal clock, and know when the door opens next', async () => {
    goTo('2026-03-13T11:00:00Z');
    const friday = (await list('tran bien')).hours;
    expect(friday).toEqual([
      {
        calendar: 'vn-state',
        weekly: [
          {
            days: [1, 2, 3, 4, 5],
            windows: [
              { from: '07:30', to: '11:30' },
              { from: '13:00', to: '17:00' },
            ],
          },
        ],
        isOpen: false,
        opensAt: '2026-03-16T07:30:00+07:00',
      },
    ]);
    goTo('2026-03-16T01:00:00Z');
    expect((await list('tran bien')).hours[0]).toMatchObject({ isOpen: true, opensAt: null });
  });

  test('take one statement', async () => {
    expect(await world.statements(() => list())).toHaveLength(1);
  });
});
