import { spawnSync } from 'node:child_process';
import type { FileAnswer } from '@dongbo/contract';
import {
  getLetter,
  getMyDossier,
  getMyLetter,
  printTrackingBook,
  sendApology,
  writeApology,
  type Dossier,
} from '@dongbo/contract/procedures';
import { defaultCalendarName, loadCalendar } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findDossier } from '../dossiers/dossier-store.ts';
import { bringTo, minutePasses, officials, settlingWorld, tablesOf } from '../dossiers/settling-world.fixture.ts';
import { accept, answer, ask, received, see } from '../supplements/supplement-world.fixture.ts';
import { controlSlipData } from './control-slip.ts';
import { suspendedInWords } from './delays.ts';

const calendar = loadCalendar(defaultCalendarName);
const hasText = spawnSync('which', ['pdftotext']).status === 0;

test('how long the clock stood is counted in working days, an open pause until now', () => {
  const now = new Date('2026-03-19T09:00:00+07:00');
  const pause = (from: string, to: string | null) => ({ from: new Date(from), to: to === null ? null : new Date(to) });
  expect(suspendedInWords([], { calendar, now })).toBeNull();
  // A weekend lies between.
  const overWeekend = pause('2026-03-13T09:00:00+07:00', '2026-03-16T09:00:00+07:00');
  expect(suspendedInWords([overWeekend], { calendar, now })).toBe('1 ngày làm việc');
  const open = pause('2026-03-18T09:00:00+07:00', null);
  expect(suspendedInWords([overWeekend, open], { calendar, now })).toBe('2 ngày làm việc');
});

describe('a dossier that was asked twice and apologised for', () => {
  let world: World;
  let dossier: Dossier;
  const { counter, specialist, leader } = officials;
  beforeAll(async () => {
    world = await settlingWorld();
    world.clock.set('2026-03-16T08:00:00+07:00');
    dossier = await bringTo(world, await received(world), 'processing');
    await ask(world, dossier, specialist);
    world.clock.set('2026-03-17T08:10:00+07:00');
    await answer(world, dossier.id);
    await accept(world, dossier.id, specialist);
    minutePasses(world);
    await ask(world, await see(world, dossier.id, specialist), specialist, { reason: 'Vẫn còn thiếu' });
    minutePasses(world);
    await answer(world, dossier.id);
    const { version } = await accept(world, dossier.id, specialist);
    minutePasses(world);
    const words = {
      cause: 'other',
      explanation: 'Cần họp',
      unitId: dossier.competentUnit.id,
      promisedOn: '2026-03-27',
    };
    await world.call(writeApology, { dossierId: dossier.id, version, ...words }, { as: specialist });
    const written = await see(world, dossier.id, leader);
    await world.call(sendApology, { dossierId: dossier.id, version: written.version }, { as: leader });
    await world.drain();
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
  });

  const textOf = async ({ bytes }: FileAnswer): Promise<string> => {
    const chunks: Uint8Array[] = [];
    if (bytes instanceof Uint8Array) chunks.push(bytes);
    else for await (const chunk of bytes) chunks.push(chunk);
    const { stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], {
      input: Buffer.concat(chunks),
      encoding: 'utf8',
    });
    return stdout.replaceAll(/\s+/g, ' ');
  };

  const openedBy = async (ordinal: number): Promise<FileAnswer[]> => {
    const which = { dossierId: dossier.id, form: 'supplement', ordinal } as const;
    return [
      await world.call(getLetter, which, { as: counter }),
      await world.call(getMyLetter, which, { as: 'congdan1' }),
    ];
  };

  test('keeps every form 02 open to officials and its owner', async () => {
    const seen = await see(world, dossier.id);
    expect(seen.supplementLetters.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
    const mine = await world.call(getMyDossier, { dossierId: dossier.id }, { as: 'congdan1' });
    expect(mine.supplementLetters).toEqual(seen.supplementLetters);
    const names = (await Promise.all([openedBy(1), openedBy(2)])).flat().map(({ name }) => name.includes('lan-2'));
    expect(names).toEqual([false, false, true, true]);
  });

  test.skipIf(!hasText)('and each says what it said', async () => {
    for (const letter of await openedBy(1)) expect(await textOf(letter)).toContain('Hồ sơ chưa rõ');
    for (const letter of await openedBy(2)) expect(await textOf(letter)).toContain('Vẫn còn thiếu');
  });

  test('says on its control slip what was asked, when it came, how long the clock stood and the new day', async () => {
    const found = await findDossier(tablesOf(world), dossier.id, { at: world.clock.now(), lock: false });
    if (found === undefined) throw new Error('no dossier');
    const slip = await controlSlipData(
      { db: tablesOf(world), now: world.clock.now(), calendar: () => calendar },
      found,
    );
    expect(slip.dueAt).toBe((await see(world, dossier.id)).clock?.dueAt);
    expect(slip.delays).toEqual({
      supplements: [
        { ordinal: 1, askedAt: expect.stringMatching(/^2026-03-16/), answeredAt: '2026-03-17T08:10:00+07:00' },
        { ordinal: 2, askedAt: expect.stringMatching(/^2026-03-17/), answeredAt: expect.stringMatching(/^2026-03-17/) },
      ],
      suspended: '1 ngày làm việc',
      promisedOn: '2026-03-27',
    });
  });

  test.skipIf(!hasText)('stands so in the tracking book, beside the due date by law', async () => {
    const period = { unitId: dossier.receivingUnit.id, from: '2026-03-16', to: '2026-03-16' };
    const text = await textOf(await world.call(printTrackingBook, period, { as: counter }));
    for (const part of ['27/03/2026', 'hẹn lại', 'bổ sung 2', '1 ngày']) expect(text).toContain(part);
  });
});
