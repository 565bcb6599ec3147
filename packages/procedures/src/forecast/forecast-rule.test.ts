import { defaultCalendarName, loadCalendar } from '@dongbo/kernel';
import { expect, test } from 'vitest';
import {
  afterWorking,
  minutesLeft,
  minutesOfPassage,
  proposeFor,
  type Room,
  type Threatened,
} from './forecast-rule.ts';

const calendar = loadCalendar(defaultCalendarName);
const pace = (known: Readonly<Record<string, number>>) => (step: string) => known[step] ?? null;
const steps = ['assignment', 'processing', 'review', 'approval'];
const known = pace({ assignment: 60, processing: 480, review: 120, approval: 90 });

test.each([
  ['at its beginning', 'assignment', 0, 750],
  ['half way through a step', 'processing', 240, 450],
  ['longer at a step than usual: the steps behind it are still to come', 'processing', 5_000, 210],
  ['at the last step', 'approval', 30, 60],
  ['at a step that takes none of the time', 'handover', 0, 0],
])('a dossier %s', (_, stepId, spent, left) => {
  expect(minutesLeft({ steps, stepId, spent }, known)).toBe(left);
});

const at = (day: string, time: string) => new Date(`2026-03-${day}T${time}:00+07:00`);

// Wednesday 11 March, nine o'clock, to Friday, nine o'clock: two working days of 480 minutes.
test.each([
  ['without a pause', [], 960],
  ['a pause of an hour', [{ from: at('11', '10:00'), to: at('11', '11:00') }], 900],
  ['a pause of a day', [{ from: at('11', '09:30'), to: at('12', '09:30') }], 480],
  ['a pause at night costs nothing', [{ from: at('11', '18:00'), to: at('12', '06:00') }], 960],
  [
    'two pauses',
    [
      { from: at('11', '10:00'), to: at('11', '11:00') },
      { from: at('12', '14:00'), to: at('12', '15:00') },
    ],
    840,
  ],
  ['a pause the whole way', [{ from: at('11', '09:00'), to: at('13', '09:00') }], 0],
])('pauses are no work: %s', (_, pauses, minutes) => {
  expect(minutesOfPassage({ from: at('11', '09:00'), to: at('13', '09:00'), pauses }, calendar)).toBe(minutes);
});

test('nothing is said where the pace of a step on its way is not known; of a step behind it, it is not asked', () => {
  const lacking = pace({ processing: 480, review: 120, approval: 90 });
  expect(minutesLeft({ steps, stepId: 'assignment', spent: 0 }, lacking)).toBeNull();
  expect(minutesLeft({ steps, stepId: 'review', spent: 0 }, lacking)).toBe(210);
  expect(minutesLeft({ steps, stepId: 'processing', spent: 480 }, pace({ processing: 480, review: 120 }))).toBeNull();
});

test('working minutes pass in working time: over night, over the weekend and over a holiday', () => {
  const at = (text: string) => new Date(`${text}:00+07:00`);
  // Friday at four: an hour is left of the day, the second hour is Monday's first.
  const friday = afterWorking(calendar, at('2026-03-13T16:00'), 120);
  expect(friday.getTime()).toBeGreaterThan(at('2026-03-16T07:00').getTime());
  expect(friday.getTime()).toBeLessThan(at('2026-03-16T10:00').getTime());
  // 30 April and 1 May are holidays, and a weekend follows.
  const may = afterWorking(calendar, at('2026-04-29T16:30'), 60);
  expect(may.getTime()).toBeGreaterThan(at('2026-05-04T07:00').getTime());
  expect(afterWorking(calendar, at('2026-03-13T16:00'), 0)).toEqual(at('2026-03-13T16:00'));
});

const person = (personId: string, needed: number): Room => ({ personId, here: 2_000, needed });
const dossier = (dossierId: string, more: Partial<Threatened> = {}): Threatened => ({
  dossierId,
  holderId: 'busy',
  minutes: 400,
  able: ['busy', 'idle', 'half'],
  ...more,
});
const people = [person('busy', 3_000), person('half', 1_000), person('idle', 0)];
const proposal = (threatened: readonly Threatened[], among: readonly Room[] = people) =>
  Object.fromEntries(proposeFor(threatened, among));

test('who has most room is proposed, and what they are given takes of it', () => {
  expect(proposal([dossier('1')])).toEqual({ 1: 'idle' });
  // After three idle has 800 left, less than half has.
  expect(proposal(['1', '2', '3', '4'].map((id) => dossier(id)))).toEqual({
    1: 'idle',
    2: 'idle',
    3: 'idle',
    4: 'half',
  });
});

test('nobody is proposed who may not take it, has it already, or has no room for it', () => {
  expect(proposal([dossier('1', { able: ['half'] })])).toEqual({ 1: 'half' });
  expect(proposal([dossier('1', { able: ['busy'] })])).toEqual({});
  expect(proposal([dossier('1', { able: [] })])).toEqual({});
  expect(proposal([dossier('1', { minutes: 2_500 })])).toEqual({});
});

test('who has as much room as the holder would have without it is not proposed: it would only move', () => {
  const even = [person('busy', 1_500), person('idle', 1_100)];
  expect(proposal([dossier('1', { able: ['idle'] })], even)).toEqual({});
  expect(proposal([dossier('1', { able: ['idle'], minutes: 300 })], even)).toEqual({ 1: 'idle' });
});

test('what nobody has goes to whoever has most room, and of two with as much always to the same', () => {
  const two = [person('b', 500), person('a', 500)];
  expect(proposal([dossier('1', { holderId: null, able: ['b', 'a'] })], two)).toEqual({ 1: 'a' });
  expect(proposal([dossier('1', { holderId: null, able: ['a', 'b'] })], two)).toEqual({ 1: 'a' });
});

test('a holder who is nobody’s colleague any more counts as without room', () => {
  expect(proposal([dossier('1', { holderId: 'gone' })])).toEqual({ 1: 'idle' });
});

test('whatever the load, no one is given more than they have room for, and each dossier once', () => {
  let state = 11;
  const dice = (sides: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
  for (let round = 0; round < 200; round += 1) {
    const many = Array.from({ length: 1 + dice(6) }, (_, index) => person(`p${index}`, dice(3_000)));
    const threatened = Array.from({ length: dice(20) }, (_, index) =>
      dossier(`d${index}`, {
        holderId: dice(3) === 0 ? null : `p${dice(8)}`,
        minutes: dice(900),
        able: many.filter(() => dice(2) === 0).map(({ personId }) => personId),
      }),
    );
    const proposed = proposeFor(threatened, many);
    for (const { personId, here, needed } of many) {
      const given = threatened.filter(({ dossierId }) => proposed.get(dossierId) === personId);
      const taken = threatened.filter(({ dossierId, holderId }) => holderId === personId && proposed.has(dossierId));
      const sum = (some: readonly Threatened[]) => some.reduce((all, { minutes }) => all + minutes, 0);
      expect(sum(given)).toBeLessThanOrEqual(Math.max(0, here - needed) + sum(taken));
    }
    const wrong = threatened.filter(({ dossierId, holderId, able }) => {
      const to = proposed.get(dossierId);
      return to !== undefined && (!able.includes(to) || to === holderId);
    });
    expect(wrong).toEqual([]);
  }
});
