import { type CallOf } from '@dongbo/contract';
import { listDossiers } from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  bringTo,
  fileOnline,
  minutePasses,
  officials,
  owner,
  procedures,
  refusalOf,
  settlingWorld,
  takeIn,
} from './settling-world.fixture.ts';

let world: World;
let codes: string[];
beforeAll(async () => {
  world = await settlingWorld();
  const taken = [];
  for (const name of ['Đỗ Thị Hòa', 'Trần Văn Đức', 'Hoàng Ngọc Hà']) {
    taken.push(await takeIn(world, { owner: { ...owner, name, identityNumber: `07519000000${taken.length + 1}` } }));
    minutePasses(world);
  }
  const online = await fileOnline(world, procedures.economy);
  codes = [...taken.map(({ code }) => code), online.code];
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const list = async (
  input: CallOf<typeof listDossiers> = {},
  as: string = officials.counter,
  space: 'official' | 'trial' = 'official',
) => await world.call(listDossiers, input, { as, space });
const found = async (input: CallOf<typeof listDossiers>, as?: string) =>
  (await list(input, as)).items.map(({ ownerName }) => ownerName);

test('a period that ends before it begins is refused, never answered as an empty list', async () => {
  const crossed = { from: '2026-03-31', to: '2026-03-01' };
  const refused = await refusalOf(world.call(listDossiers, crossed, { as: officials.counter }));
  expect(refused).toMatchObject({ code: 'period.days-crossed', facts: { from: '31/03/2026', to: '01/03/2026' } });
});

describe('the list', () => {
  test('shows the newest first, with where each stands', async () => {
    const { items, nextCursor } = await list();
    expect(items.map(({ code }) => code)).toEqual(codes.toReversed());
    expect(nextCursor).toBeNull();
    expect(items[0]).toMatchObject({
      state: 'submitted',
      stepName: { en: 'Reception' },
      dueState: 'not-started',
      receivedAt: null,
    });
    expect(items[1]).toMatchObject({
      state: 'in-progress',
      stepName: { en: 'Assignment' },
      dueState: 'later',
      competentUnit: { name: 'Phường Trấn Biên' },
    });
  });

  test('finds by a code or its beginning, whatever the case', async () => {
    const [first = ''] = codes;
    expect(await found({ q: first })).toEqual(['Đỗ Thị Hòa']);
    expect(await found({ q: ` ${first.toLowerCase()} ` })).toEqual(['Đỗ Thị Hòa']);
    expect(await found({ q: first.slice(0, -4) })).toHaveLength(4);
    expect(await found({ q: '%' })).toEqual([]);
    expect(await found({ q: first.replace('0', '_') })).toEqual([]);
  });

  test('finds by the owner’s name without accents and by part of it', async () => {
    expect(await found({ q: 'do thi hoa' })).toEqual(['Đỗ Thị Hòa']);
    expect(await found({ q: 'HOÀ' })).toEqual(['Hoàng Ngọc Hà', 'Đỗ Thị Hòa']);
    expect(await found({ q: 'đuc' })).toEqual(['Trần Văn Đức']);
  });

  test('finds by the whole identity number, not by a part', async () => {
    expect(await found({ q: '075190000002' })).toEqual(['Trần Văn Đức']);
    expect(await found({ q: '075 190 000 002' })).toEqual(['Trần Văn Đức']);
    expect(await found({ q: '0751900' })).toEqual([]);
  });

  test('is narrowed by state, procedure and day of filing', async () => {
    expect(await found({ state: 'submitted' })).toEqual(['Nguyễn Thị Thử']);
    expect(await found({ procedureCode: procedures.office })).toHaveLength(3);
    expect(await found({ from: '2026-03-11', to: '2026-03-11' })).toHaveLength(4);
    expect(await found({ from: '2026-03-12' })).toEqual([]);
    expect(await found({ to: '2026-03-10' })).toEqual([]);
  });

  test('is paged without gap or double', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ limit: 1, ...(cursor === null ? {} : { cursor }) });
      seen.push(...page.items.map(({ code }) => code));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(codes.toReversed());
    expect((await refusalOf(list({ cursor: 'x' }))).code).toBe('invalid-input');
  });

  test('shows to each official what lives at their units, and to others nothing', async () => {
    expect(await found({}, officials.leader)).toHaveLength(4);
    expect(await found({}, 'chuyenvien.kinhte.tranbien')).toEqual(['Nguyễn Thị Thử']);
    expect(await found({}, 'kiemsoattthc')).toHaveLength(4);
    for (const foreign of ['motcua.tamhiep', 'lanhdao.tamhiep', 'lanhdao.sotuphap'])
      expect(await found({}, foreign)).toEqual([]);
    expect((await refusalOf(list({}, 'kiemtoan'))).code).toBe('not-allowed');
    expect((await list({}, officials.counter, 'trial')).items).toEqual([]);
  });

  test('keeps who took part and what was handed over', async () => {
    const dossier = await bringTo(world, await takeIn(world, { owner: { ...owner, name: 'Lý Thường' } }), 'processing');
    const { items } = await list({ q: dossier.code });
    expect(items).toMatchObject([
      { assigneeName: (await world.actor(officials.specialist)).name, stepName: { en: 'Processing' } },
    ]);
  });
});
