import { spaces, stageNames, type Space, type Stage } from '@dongbo/contract';
import { describe, expect, test } from 'vitest';
import { StageBoard, type StageRow } from './stage-board.ts';

const since = new Date('2026-03-11T07:00:00+07:00');
const after = (ms: number): Date => new Date(since.getTime() + ms);

const row = (stage: Stage, more: Partial<StageRow> = {}): StageRow => ({
  system: 'procedures',
  unitId: null,
  distance: 0,
  above: [],
  stage,
  validFrom: since,
  ...more,
});
const own = (stage: Stage, more: Partial<StageRow> = {}): StageRow => row(stage, { unitId: 'unit', ...more });

const isOpen = (rows: readonly StageRow[], space: Space, unitId: string | null, at = since): boolean =>
  new StageBoard(rows).isOpen('procedures', space, at, unitId);

/** By the words of the stages: the record is kept where a system is in use, and the trial space is open there too. */
const openIn: Readonly<Record<Stage, readonly Space[]>> = {
  preparing: [],
  trial: ['trial'],
  official: ['official', 'trial'],
  suspended: [],
  retired: [],
};

describe.each(stageNames)('%s', (stage) => {
  test.each(spaces)('as the default in %s', (space) => {
    const open = openIn[stage].includes(space);
    expect(isOpen([row(stage)], space, 'unit')).toBe(open);
    expect(isOpen([row(stage)], space, null)).toBe(open);
  });

  test.each(spaces)("as a unit's own in %s, without a default", (space) => {
    const open = openIn[stage].includes(space);
    expect(isOpen([own(stage)], space, 'unit')).toBe(open);
    expect(isOpen([own(stage)], space, 'other')).toBe(false);
    // Somebody may use it, so that the operation is let through to say who.
    expect(isOpen([own(stage)], space, null)).toBe(open);
  });

  test.each(spaces)('as the own of a unit in %s, it beats every default', (space) => {
    for (const standard of stageNames) {
      const rows = [own(stage), row(standard)];
      expect({ standard, open: isOpen(rows, space, 'unit') }).toEqual({
        standard,
        open: openIn[stage].includes(space),
      });
      expect(isOpen(rows, space, 'other')).toBe(openIn[standard].includes(space));
      expect(isOpen(rows, space, null)).toBe([...openIn[stage], ...openIn[standard]].includes(space));
      expect(new StageBoard(rows).stageOf('procedures', since, 'unit')).toBe(stage);
    }
  });
});

test('nothing entered is being prepared, and the kernel is in use everywhere', () => {
  const board = new StageBoard([]);
  expect(board.stageOf('procedures', since, 'unit')).toBe('preparing');
  expect(board.isOpen('kernel', 'official', since, 'unit')).toBe(true);
});

test('of units above, the nearest decides, whichever came first', () => {
  const rows = [
    own('official', { distance: 2, validFrom: after(2) }),
    own('suspended', { distance: 1, validFrom: after(1) }),
  ];
  expect(new StageBoard(rows).stageOf('procedures', after(3), 'unit')).toBe('suspended');
  // Before its own row is valid, the one further up holds.
  const planned = [...rows, own('trial', { validFrom: after(5) })];
  expect(new StageBoard(planned).stageOf('procedures', after(4), 'unit')).toBe('suspended');
  expect(new StageBoard(planned).stageOf('procedures', after(5), 'unit')).toBe('trial');
});

test('a planned change takes effect at its very instant', () => {
  const rows = [
    row('preparing'),
    row('trial', { validFrom: after(1000) }),
    row('official', { validFrom: after(2000) }),
  ];
  const at = (ms: number) => spaces.filter((space) => isOpen(rows, space, 'unit', after(ms)));
  expect([at(999), at(1000), at(1999), at(2000)]).toEqual([[], ['trial'], ['trial'], ['official', 'trial']]);
});

test('when it opens is told for the space and the unit that ask', () => {
  const board = new StageBoard([
    row('preparing'),
    own('preparing'),
    row('trial', { validFrom: after(1000) }),
    row('official', { validFrom: after(3000) }),
    own('official', { validFrom: after(2000) }),
  ]);
  const opens = (space: Space, unitId: string | null, at = since) => board.opensAt('procedures', space, at, unitId);
  expect(opens('trial', null)).toEqual(after(1000));
  expect(opens('official', null)).toEqual(after(2000));
  expect(opens('official', 'other')).toEqual(after(3000));
  expect(opens('trial', 'unit')).toEqual(after(2000));
  expect(opens('official', 'other', after(3000))).toBeNull();
});

test('somebody above a unit meets what is open there, and what was stopped at the own unit', () => {
  const met = (rows: readonly StageRow[], unitId: string, space: Space = 'official', at = since) =>
    new StageBoard(rows).isMet('procedures', space, at, unitId);
  const below = [row('preparing'), own('official', { above: ['commune', 'province'], validFrom: after(1) })];
  expect([met(below, 'province'), met(below, 'province', 'official', after(1))]).toEqual([false, true]);
  expect([met(below, 'commune', 'trial', after(1)), met(below, 'elsewhere', 'trial', after(1))]).toEqual([true, false]);
  for (const stage of stageNames) {
    const read = ['official', 'suspended', 'retired'].includes(stage);
    expect({ stage, met: met([row('official'), own(stage)], 'unit') }).toEqual({ stage, met: read });
  }
});
