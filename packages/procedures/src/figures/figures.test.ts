import {
  dossierFigures,
  dossiersBehind,
  figureGroups,
  listDossiers,
  listFigures,
  type DossierFigure,
} from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  bringTo,
  officials,
  personIdOf,
  procedures,
  refusalOf,
  settlingWorld,
  tablesOf,
  takeIn,
  unitIdOf,
} from '../dossiers/settling-world.fixture.ts';

const overAll = 'kiemsoattthc';
const march = { from: '2026-03-01', to: '2026-03-31' };

let world: World;
let copied = 0;

/** One more dossier like another but for these columns. */
async function copy(code: string, changes: Record<string, unknown>): Promise<void> {
  copied += 1;
  const row = JSON.stringify({ id: crypto.randomUUID(), code: `${code}-${copied}`, ...changes });
  await sql`insert into dossier select (jsonb_populate_record(d, ${row}::jsonb)).* from dossier d where code = ${code}`.execute(
    tablesOf(world),
  );
}

/** The same numbers in each run. */
function dice(seed: number) {
  let state = seed;
  return (sides: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

const day = (number: number, hour = 3) => new Date(Date.UTC(2026, 1, 20 + number, hour)).toISOString();

beforeAll(async () => {
  world = await settlingWorld();
  const office = await bringTo(world, await takeIn(world), 'handover');
  const economy = await bringTo(world, await takeIn(world, { procedureCode: procedures.economy }), 'processing');
  const roll = dice(7);
  const units = [await unitIdOf(world, 'H19.01'), await unitIdOf(world, 'H19.145')];
  const people = [await personIdOf(world, officials.specialist), await personIdOf(world, officials.second), null];
  const states = ['submitted', 'in-progress', 'suspended', 'resulted', 'returned', 'refused', 'stopped', 'withdrawn'];
  for (let index = 0; index < 120; index += 1) {
    const state = states[roll(states.length)] ?? '';
    const received = roll(15);
    const isOpen = ['submitted', 'in-progress', 'suspended'].includes(state);
    await copy((roll(2) === 0 ? office : economy).code, {
      state,
      submitted_at: day(received, 1),
      received_at: day(received, 2),
      due_at: roll(8) === 0 ? null : day(received + roll(12), 10),
      finished_at: isOpen ? null : day(received + roll(12), roll(24)),
      returned_at: state === 'returned' ? day(received + 14) : null,
      competent_unit_id: units[roll(2)],
      assignee_id: people[roll(3)],
      step_actors: roll(2) === 0 ? {} : { processing: people[roll(2)] },
    });
  }
}, 120_000);
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const figuresOf = async (
  as: string,
  more: Partial<Parameters<typeof dossiersBehind>[2]> & { group?: 'unit' | 'procedure' | 'person' } = {},
) => await world.call(listFigures, { ...march, ...more }, { as });

test('every number is the number of dossiers in the list that it opens, for each row, group and caller', async () => {
  const figures = Object.keys(dossierFigures) as DossierFigure[];
  let compared = 0;
  for (const as of [officials.head, officials.leader, overAll])
    for (const group of figureGroups) {
      const { total, items } = await figuresOf(as, { group });
      for (const row of [{ key: null, figures: total }, ...items])
        for (const figure of figures) {
          const asked = dossiersBehind(figure, row.key === null ? null : { group, key: row.key }, march);
          const listed = await world.call(listDossiers, { ...asked, count: 'true', limit: 1 }, { as });
          expect(listed.total, JSON.stringify({ as, asked })).toBe(row.figures[figure]);
          compared += listed.total ?? 0;
        }
    }
  expect(compared).toBeGreaterThan(500);
}, 120_000);

test('rows add up to the whole, but for what nobody has in hand', async () => {
  for (const group of ['unit', 'procedure'] as const) {
    const { total, items } = await figuresOf(overAll, { group });
    for (const figure of ['received', 'open', 'late', 'suspended'] as const)
      expect(
        items.reduce((sum, { figures }) => sum + figures[figure], 0),
        group,
      ).toBe(total[figure]);
  }
});

test('who is of one unit sees what lives there, and figures narrow to a unit and a procedure as the list does', async () => {
  const all = (await figuresOf(overAll)).total;
  const commune = await unitIdOf(world, 'H19.145');
  const there = await figuresOf(overAll, { competentUnitId: commune, group: 'procedure' });
  expect(there.total.received).toBeLessThan(all.received);
  expect(there.items.map(({ key }) => key).toSorted()).toEqual([procedures.economy, procedures.office].toSorted());
  const one = await figuresOf(overAll, { procedureCode: procedures.office });
  const byProcedure = (await figuresOf(overAll, { group: 'procedure' })).items;
  expect(one.total).toEqual(byProcedure.find(({ key }) => key === procedures.office)?.figures);
  expect((await figuresOf('lanhdao.tamhiep')).items).toEqual([]);
});

test('what half and nine in ten took is told in working days, without weekends and the day of reception', async () => {
  const [sample] = await tablesOf(world)
    .selectFrom('dossier')
    .select('code')
    .where('state', '=', 'resulted')
    .limit(1)
    .execute();
  // Received on Thursday 12 November 2026: the same day, Friday, Monday, and nine more days in the second week.
  const ends = ['12', '12', '13', '13', '13', '16', '16', '16', '16', '27'];
  for (const end of ends)
    await copy(sample?.code ?? '', {
      received_at: '2026-11-12T08:00:00+07:00',
      finished_at: `2026-11-${end}T16:00:00+07:00`,
      due_at: '2026-11-16T17:00:00+07:00',
    });
  const { total } = await figuresOf(overAll, { from: '2026-11-01', to: '2026-11-30' });
  expect(total).toMatchObject({ inTime: 9, afterTime: 1, medianDays: 1, nineInTenDays: 2 });
  expect((await figuresOf(overAll, { from: '2027-01-01', to: '2027-01-31' })).total.medianDays).toBeNull();
});

test('a period that is crossed or longer than a year is refused', async () => {
  expect(await refusalOf(figuresOf(overAll, { from: '2026-03-02', to: '2026-03-01' }))).toMatchObject({
    code: 'period.days-crossed',
  });
  expect(await refusalOf(figuresOf(overAll, { from: '2025-03-01', to: '2026-03-02' }))).toMatchObject({
    code: 'figures.period-too-long',
    facts: { days: 366 },
  });
  expect((await figuresOf(overAll, { from: '2025-03-01', to: '2026-03-01' })).total.received).toBeGreaterThan(0);
});
