import { fold, foldName } from '@dongbo/contract';
import {
  dossierDays,
  dossierStandings,
  listDossiers,
  type DossierDay,
  type DossierStanding,
} from '@dongbo/contract/procedures';
import { defaultCalendarName, dueStateOf, loadCalendar, localDate, outcomeOf, type Actor } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayForDossier } from './dossier-actor.ts';
import { searchDossiers, type Bounds } from './dossier-search.ts';
import { findDossiers } from './dossier-store.ts';
import type { StoredDossier } from './stored-dossier.ts';
import type { DossierSearch } from './found-dossier.ts';
import {
  bringTo,
  fileOnline,
  minutePasses,
  officials,
  owner,
  procedures,
  settlingWorld,
  tablesOf,
  takeIn,
} from './settling-world.fixture.ts';

const permission = 'procedures.dossier.list';

let world: World;
/** Everything that is there, newest first. */
let stored: StoredDossier[];
let longer: { readonly begins: string; readonly code: string };
beforeAll(async () => {
  world = await settlingWorld();
  const names = [
    'Lý An',
    'Trần Văn Ân',
    'Hoàng Ngọc Hà',
    'Nguyễn Văn An',
    'Nguyễn Vân',
    'Công ty 545 Bình Minh',
    'Lý An',
  ];
  for (const [index, name] of names.entries()) {
    const order = { owner: { ...owner, name, identityNumber: `07519000000${index % 3}` } };
    const taken = await takeIn(world, {
      ...order,
      procedureCode: index % 2 === 0 ? procedures.office : procedures.economy,
    });
    if (index === 3 || index === 6) await bringTo(world, taken, 'handover');
    minutePasses(world);
  }
  const copied = {
    name: '\u202aH‘Hen  Niê\u200b Mlô\u202c',
    identityNumber: '075 190 000-111\u200b',
    phone: '0912‑345‑999',
  };
  await takeIn(world, { owner: { ...owner, ...copied }, procedureCode: procedures.office });
  minutePasses(world);
  await fileOnline(world, procedures.economy);
  const db = tablesOf(world);
  // After 9,999 dossiers of a day codes are longer, and some of them begin as another does.
  const second = names[1] ?? '';
  const [first] = await db.selectFrom('dossier').select('code').orderBy('submitted_at').limit(1).execute();
  longer = { begins: first?.code ?? '', code: `${first?.code}7` };
  await db.updateTable('dossier').set({ code: longer.code }).where('owner_name_folded', '=', fold(second)).execute();
  // One ran out, one ended after its time, and one before it.
  const past = new Date('2026-03-10T09:00:00Z');
  await db.updateTable('dossier').set({ due_at: past }).where('owner_name_folded', '=', 'nguyen van').execute();
  await db.updateTable('dossier').set({ due_at: past }).where('state', '=', 'resulted').execute();
  const ids = (await db.selectFrom('dossier').select('id').execute()).map(({ id }) => id);
  const found = await findDossiers(db, ids, { at: world.clock.now(), lock: false });
  stored = found.toSorted((a, b) => b.submittedAt.getTime() - a.submittedAt.getTime() || (a.id < b.id ? 1 : -1));
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

test.each([
  ['an', officials.counter, ['Lý An', 'Lý An', 'Nguyễn Văn An', 'Trần Văn Ân']],
  ['ly an', officials.counter, ['Lý An', 'Lý An']],
  ['nguyễn v', officials.counter, ['Nguyễn Vân', 'Nguyễn Văn An']],
  ['ngu', officials.counter, ['Nguyễn Thị Thử', 'Nguyễn Vân', 'Nguyễn Văn An']],
  ['van nguyen', officials.counter, ['Nguyễn Vân', 'Nguyễn Văn An']],
  ['an ly', officials.counter, ['Lý An', 'Lý An']],
  ['hhen', officials.counter, ["H'Hen Niê Mlô"]],
  ['nie hhen', officials.counter, ["H'Hen Niê Mlô"]],
  ["h'hen", officials.counter, ["H'Hen Niê Mlô"]],
  ['H‘Hen', officials.counter, ["H'Hen Niê Mlô"]],
  ['h hen nie', officials.counter, ["H'Hen Niê Mlô"]],
  ['0912–345–999', officials.counter, ["H'Hen Niê Mlô"]],
  ['+84 912 345 999', officials.counter, ["H'Hen Niê Mlô"]],
  ['075190000111', officials.counter, ["H'Hen Niê Mlô"]],
  ['075-190-000\u00a0111\u200b', officials.counter, ["H'Hen Niê Mlô"]],
  ['guyen', officials.counter, []],
  ['545', 'kiemsoattthc', []],
  ['cong ty 545', 'kiemsoattthc', ['Công ty 545 Bình Minh']],
  ['ty 5', officials.leader, ['Công ty 545 Bình Minh']],
  ['zq', officials.counter, []],
  ['an', 'motcua.thanhpho', []],
  ['h19', 'motcua.thanhpho', []],
  ['an', 'lanhdao.sotuphap', []],
])(
  '"%s" of %s finds what is there and theirs: names by their words, the last of which may be unfinished',
  async (q, as, names) => {
    const { items } = await world.call(listDossiers, { q }, { as });
    expect(items.map(({ ownerName }) => ownerName).toSorted()).toEqual(names);
  },
);

test('a beginning of a code finds all that have it', async () => {
  for (const q of ['h19.145', 'H19.145.01-26', 'H19'])
    expect((await world.call(listDossiers, { q }, { as: officials.leader })).items).toHaveLength(stored.length);
});

test('a whole code finds its dossier, whatever the case and the blanks, and longer codes that begin so', async () => {
  const find = async (q: string, as: string) =>
    (await world.call(listDossiers, { q }, { as })).items.map(({ code }) => code);
  for (const q of [longer.code, ` ${longer.code.toLowerCase()} `, longer.code.replaceAll('-', ' - ')])
    expect(await find(q, officials.counter)).toEqual([longer.code]);
  expect(await find(longer.begins, officials.counter)).toEqual([longer.code, longer.begins]);
  for (const foreign of ['motcua.tamhiep', 'lanhdao.sotuphap']) expect(await find(longer.code, foreign)).toEqual([]);
});

test('a list is narrowed by procedure, way of filing, unit, assignee and what is late, and says how many there are', async () => {
  const list = async (filter: object) =>
    await world.call(listDossiers, { ...filter, count: 'true', limit: 2 }, { as: officials.counter });
  const all = await list({});
  expect(all).toMatchObject({ total: stored.length, items: [{}, {}] });
  expect((await world.call(listDossiers, {}, { as: officials.counter })).total).toBeNull();
  const online = await list({ channel: 'ONLINE' });
  expect(online.total).toBe(stored.filter(({ channel }) => channel === 'ONLINE').length);
  const [first] = stored;
  if (first === undefined) throw new Error('nothing is stored');
  const same = stored.filter(({ procedure }) => procedure.code === first.procedure.code).length;
  expect((await list({ procedure: first.procedure.name.toLowerCase() })).total).toBeGreaterThanOrEqual(same);
  expect((await list({ procedure: first.procedure.code })).total).toBe(same);
  expect((await list({ procedure: 'khong co thu tuc nay' })).total).toBe(0);
  expect((await list({ unitId: first.receiving.id })).total).toBe(stored.length);
  const nobody = { unitId: '00000000-0000-4000-8000-000000000000', assigneeId: '00000000-0000-4000-8000-000000000000' };
  for (const [key, id] of Object.entries(nobody)) expect((await list({ [key]: id })).total).toBe(0);
  expect((await list({ state: 'late' })).total).toBe(1);
});

test('who filed for the owner is found by their telephone too, and by no part of it', async () => {
  const { id, code } = stored[0] ?? { id: '', code: '' };
  const answers = { ...stored[0]?.answers, applicant: { submitterPhone: '+84909123456' } };
  await tablesOf(world)
    .updateTable('dossier')
    .set({ answers: JSON.stringify(answers) })
    .where('id', '=', id)
    .execute();
  const find = async (q: string, as: string) =>
    (await world.call(listDossiers, { q }, { as })).items.map((one) => one.code);
  expect(await find('0909 123 456', officials.counter)).toEqual([code]);
  expect(await find('0909123', officials.counter)).toEqual([]);
  expect(await find('0909 123 456', 'motcua.tamhiep')).toEqual([]);
});

test('a code is found in every spelling, and by its end', async () => {
  const find = async (q: string) =>
    (await world.call(listDossiers, { q }, { as: officials.counter })).items.map(({ code }) => code);
  const { code } = stored[0] ?? { code: '' };
  const [unit = '', day = '', ordinal = ''] = code.split('-');
  const spellings = [
    code.replaceAll('-', '–'),
    code.replaceAll('-', ' ‑ '),
    `\u200b${code}.`,
    `${unit} ${day} ${ordinal}`,
    `${unit}-${day}-${Number(ordinal)}`,
    `Mã hồ sơ: ${code}`,
  ];
  for (const q of spellings) expect(await find(q), q).toEqual([code]);
  for (const q of [`${day}-${ordinal}`, `${day} – ${Number(ordinal)}`, ordinal, String(Number(ordinal))])
    expect(await find(q), q).toContain(code);
});

describe('whatever way a search takes, it finds what a look at every dossier finds', () => {
  /** Each way: for many units and for few, with windows and lists that are too short and that are not. */
  const bounds: Bounds[] = [
    { window: 1, few: 1, fewHere: 1, manyUnits: 0 },
    { window: 3, few: 1000, fewHere: 1000, manyUnits: 0 },
    { window: 1000, few: 1, fewHere: 1, manyUnits: 0 },
    { window: 1000, few: 1, fewHere: 1, manyUnits: 1000 },
    { window: 1000, few: 1000, fewHere: 1000, manyUnits: 1000 },
  ];
  const everything: Partial<DossierSearch>[] = [
    {},
    ...[
      'an',
      'nguyen van',
      'ly',
      'h19.145',
      'H19.145.01-',
      '075190000001',
      '545 binh',
      'x',
      'nguyen an',
      '0001',
      '260311-0001',
      'hhen',
    ].map((q) => ({ q })),
    { state: 'in-progress' },
    { state: 'returned' },
    { state: 'submitted', q: 'nguyen' },
    { procedureCode: procedures.economy },
    { procedureCode: procedures.economy, q: 'nguyen' },
    { from: '2026-03-11', to: '2026-03-11', q: 'an' },
    { from: '2026-03-12' },
    { channel: 'ONLINE' },
    { channel: 'DIRECT', q: 'an' },
    ...dossierStandings.map((state) => ({ state })),
    { state: 'late', q: 'an' },
    ...dossierDays.flatMap((by) => [
      { by, from: '2026-03-11', to: '2026-03-11' },
      { by, from: '2026-03-12' },
      { by, to: '2026-03-12', q: 'an' },
    ]),
    { by: 'due', from: '2026-03-12', procedureCode: procedures.economy },
    { by: 'received', to: '2026-03-11', state: 'in-progress' },
  ];

  /** What the words of `DossierStanding` say, by the legal clock and not by the database. */
  function standsSo({ state, clock }: StoredDossier, standing: DossierStanding): boolean {
    const isOpen = ['submitted', 'in-progress', 'suspended'].includes(state);
    const { dueAt, finishedAt } = clock ?? { dueAt: null, finishedAt: null };
    const outcome = dueAt && finishedAt && outcomeOf(dueAt, finishedAt);
    const calendar = loadCalendar(defaultCalendarName);
    const facts = { calendar, suspended: state === 'suspended' };
    switch (standing) {
      case 'open':
        return isOpen;
      case 'late':
        return isOpen && dueStateOf(dueAt, world.clock.now(), facts) === 'overdue';
      case 'done':
        return state === 'resulted' || state === 'returned';
      case 'in-time':
        return outcome !== null && outcome !== 'overdue';
      case 'after-time':
        return outcome === 'overdue';
      default:
        return state === standing;
    }
  }

  function dayOf({ submittedAt, clock }: StoredDossier, by: DossierDay): string | null {
    const at = {
      submitted: submittedAt,
      received: clock?.receivedAt ?? null,
      due: clock?.dueAt ?? null,
      finished: clock?.finishedAt ?? null,
    }[by];
    return at && localDate(at);
  }

  function fits(
    dossier: StoredDossier,
    { q, state, procedureCode, channel, by, from, to }: Partial<DossierSearch>,
  ): boolean {
    const day = dayOf(dossier, by ?? 'submitted');
    if (state !== undefined && !standsSo(dossier, state)) return false;
    if (channel !== undefined && dossier.channel !== channel) return false;
    if (procedureCode !== undefined && dossier.procedure.code !== procedureCode) return false;
    if (from !== undefined && (day === null || day < from)) return false;
    if (to !== undefined && (day === null || day > to)) return false;
    if (q === undefined) return true;
    const { owner: of } = dossier;
    const isNumber =
      dossier.code.startsWith(q.replaceAll(/\s/g, '').toUpperCase()) ||
      ('identityNumber' in of && of.identityNumber === q) ||
      dossier.code.endsWith(`-${q}`);
    const words = fold(q).split(' ');
    const whole = ` ${foldName(of.name)} `;
    const isName = words.every((word, index) => whole.includes(index < words.length - 1 ? ` ${word} ` : ` ${word}`));
    return isNumber || (/\p{L}/u.test(fold(q)) && !/^(?:tn )?h19 /.test(fold(q)) && isName);
  }

  async function compare(actor: Actor, asked = everything): Promise<number> {
    let rows = 0;
    const mine = stored.filter((dossier) => mayForDossier(actor, permission, dossier));
    for (const search of asked)
      for (const bound of bounds)
        for (const limit of [2, 50])
          for (const start of [null, mine[1] ?? null]) {
            const after = start && { at: start.submittedAt.toISOString(), id: start.id };
            const wanted = mine.slice(start ? 2 : 0).filter((dossier) => fits(dossier, search));
            const whole = { ...search, actor, permission, after, limit, now: world.clock.now() };
            const found = await searchDossiers(tablesOf(world), whole, bound);
            expect(
              found.map(({ code }) => code),
              JSON.stringify({ search, bound, limit, after }),
            ).toEqual(wanted.slice(0, limit).map(({ code }) => code));
            rows += found.length;
          }
    return rows;
  }

  const limitedTo = (actor: Actor, field: string): Actor => ({
    ...actor,
    grants: actor.grants.map((grant) => ({ ...grant, field })),
  });

  test('for officials of one unit and of the province', async () => {
    expect(await compare(await world.actor(officials.counter))).toBeGreaterThan(0);
    expect(await compare(await world.actor('chuyenvien.kinhte.tranbien'))).toBeGreaterThan(0);
    expect(await compare(await world.actor('kiemsoattthc'))).toBeGreaterThan(0);
  }, 60_000);

  test('by a whole code', async () => {
    const codes = stored.flatMap(({ code }) => [code, ` ${code.toLowerCase().replace('-', ' -')} `]);
    const searches = codes.map((q) => ({ q }));
    const filtered = searches.flatMap((one) => [
      { ...one, state: 'in-progress' },
      { ...one, state: 'returned' },
      { ...one, procedureCode: procedures.economy },
      { ...one, from: '2026-03-12' },
      { ...one, from: '2026-03-11', to: '2026-03-11' },
    ]);
    const others = ['H19.145.01-260311-7777', 'TN.H19.145.01-260311-0001', 'H19.145.01-260311-0001-2'].map((q) => ({
      q,
    }));
    const asked = [...searches, ...filtered, ...others];
    const counter = await world.actor(officials.counter);
    expect(await compare(counter, asked)).toBeGreaterThan(0);
    expect(await compare(limitedTo(counter, 'Hộ kinh doanh'), asked)).toBeGreaterThan(0);
    expect(await compare(await world.actor('kiemtoan'), asked)).toBe(0);
  }, 60_000);

  test('for those who are limited to a field', async () => {
    expect(await compare(limitedTo(await world.actor(officials.leader), 'Hộ kinh doanh'))).toBeGreaterThan(0);
    expect(await compare(limitedTo(await world.actor('kiemsoattthc'), 'Luật sư'))).toBe(0);
  }, 60_000);

  test('for nobody', async () => {
    expect(await compare(await world.actor('kiemtoan'))).toBe(0);
  }, 60_000);
});
