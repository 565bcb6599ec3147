import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '@dongbo/contract';
import type { Draft, DraftSaved } from '@dongbo/contract/procedures';
import { createDraftKeeper } from './draft-keeper.ts';
import type { DraftContent } from './draft-content.ts';
import type { Unsent } from '../../../lib/unsent.ts';

// Only what the keeper reads; the rest of a draft is the pages' affair.
const draftAt = (version: number, answers: Draft['answers'] = {}) =>
  ({
    version,
    unit: null,
    answers,
    papers: [],
    paperCase: null,
    returnMethod: 'one-stop',
    updatedAt: `2026-11-22T03:3${version}:00Z`,
  }) as unknown as Draft;

const problem = (code: string, status: number) => new ProblemError({ type: 'about:blank', status, code, title: code });
const typed = (name: string) => ({ answers: { applicant: { name } } });

/** A server with one draft, and a device with one shelf. */
function world(unsent: Unsent<DraftContent> | null = null) {
  let stored = draftAt(1);
  let shelf = unsent;
  const answered = new Map<string, DraftSaved>();
  const save = vi.fn(async (version: number, content: Pick<Draft, 'answers'>, requestId: string) => {
    const before = answered.get(requestId);
    if (before) return before;
    if (version !== stored.version) throw problem('draft.changed-elsewhere', 422);
    stored = draftAt(version + 1, content.answers);
    const { id, version: now, updatedAt } = stored;
    const saved = { id, version: now, updatedAt };
    answered.set(requestId, saved);
    return saved;
  });
  let ids = 0;
  const ports = {
    save,
    load: async () => stored,
    shelf: {
      write: (next: Unsent<DraftContent>) => void (shelf = next),
      clear: () => void (shelf = null),
    },
    now: () => '2026-11-22T03:40:00Z',
    newRequestId: () => `r${(ids += 1)}`,
    quiet: 1500,
    again: 5000,
  };
  const elsewhere = (answers: Draft['answers']) => void (stored = draftAt(stored.version + 1, answers));
  return { ports, save, elsewhere, stored: () => stored, shelf: () => shelf };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('keeping a draft', () => {
  test('is sent once after a moment of quiet, and leaves nothing on the device', async () => {
    const { ports, save, stored, shelf } = world();
    const keeper = createDraftKeeper(draftAt(1), shelf(), ports);
    keeper.change(typed('A'));
    keeper.change(typed('An'));
    expect(shelf()).not.toBeNull();
    await vi.advanceTimersByTimeAsync(1500);
    expect(save).toHaveBeenCalledOnce();
    expect(stored().answers).toEqual(typed('An').answers);
    expect(keeper.get().saving).toEqual({ kind: 'saved', at: stored().updatedAt });
    expect(shelf()).toBeNull();
  });

  test('what is typed while a save is on its way is sent next, on the new version', async () => {
    const { ports, save, stored, shelf } = world();
    const keeper = createDraftKeeper(draftAt(1), shelf(), ports);
    keeper.change(typed('A'));
    const first = keeper.flush();
    keeper.change(typed('An'));
    await first;
    await keeper.flush();
    expect(save.mock.calls.map(([version]) => version)).toEqual([1, 2]);
    expect(stored().answers).toEqual(typed('An').answers);
  });

  test('a save whose answer was lost is repeated with its own request id, so it is no conflict', async () => {
    const { ports, save, stored, shelf } = world();
    const honest = save.getMockImplementation();
    save.mockImplementationOnce(async (...call) => {
      await honest?.(...call);
      throw problem('unavailable', 0);
    });
    const keeper = createDraftKeeper(draftAt(1), shelf(), ports);
    keeper.change(typed('A'));
    await keeper.flush();
    expect(keeper.get().saving.kind).toBe('offline');
    keeper.change(typed('An'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(keeper.get().saving.kind).toBe('saved');
    expect(save.mock.calls.map(([, , id]) => id)).toEqual(['r1', 'r1', 'r2']);
    expect(stored().answers).toEqual(typed('An').answers);
  });

  test('a session that ended stops sending; what is typed stays and is sent after signing in', async () => {
    const { ports, save, stored, shelf } = world();
    save.mockRejectedValueOnce(problem('not-signed-in', 401));
    const keeper = createDraftKeeper(draftAt(1), shelf(), ports);
    keeper.change(typed('A'));
    await keeper.flush();
    keeper.change(typed('An'));
    expect(keeper.get().saving.kind).toBe('signed-out');
    expect(shelf()?.content.answers).toEqual(typed('An').answers);
    await keeper.flush();
    expect(stored().answers).toEqual(typed('An').answers);
  });
});

describe('two devices', () => {
  test.each([
    ['mine', 'An'],
    ['theirs', 'Bình'],
  ] as const)('the person chooses %s', async (choice, name) => {
    const { ports, elsewhere, stored, shelf } = world();
    const keeper = createDraftKeeper(draftAt(1), shelf(), ports);
    elsewhere(typed('Bình').answers);
    keeper.change(typed('An'));
    await keeper.flush();
    expect(keeper.get().saving.kind).toBe('conflict');
    expect(keeper.get().content.answers).toEqual(typed('An').answers);
    await keeper.settle(choice);
    expect(stored().answers).toEqual(typed(name).answers);
    expect(keeper.get().content.answers).toEqual(typed(name).answers);
    expect(keeper.get().saving.kind).toBe('saved');
    expect(shelf()).toBeNull();
  });
});

describe('coming back with unsent typing', () => {
  const unsent = (version: number): Unsent<DraftContent> => ({
    version,
    at: '2026-11-22T03:00:00Z',
    content: { unit: null, papers: [], paperCase: null, returnMethod: 'one-stop', ...typed('An') },
  });

  test('on the same version it is simply sent', async () => {
    const { ports, stored, shelf } = world(unsent(1));
    const keeper = createDraftKeeper(draftAt(1), shelf(), ports);
    expect(keeper.get().content.answers).toEqual(typed('An').answers);
    await vi.advanceTimersByTimeAsync(1500);
    expect(stored().answers).toEqual(typed('An').answers);
  });

  /** The page is left while a save is on its way; what is on the device is what the next page finds. */
  async function reload(reached: 'before' | 'after' | 'never') {
    const first = world();
    const honest = first.save.getMockImplementation();
    const arrivals: (() => Promise<unknown>)[] = [];
    first.save.mockImplementationOnce(async (...call) => {
      const arrive = async () => await honest?.(...call);
      if (reached === 'before') await arrive();
      else arrivals.push(arrive);
      // Nobody is there any more to hear the answer.
      return await new Promise<never>(() => undefined);
    });
    const left = createDraftKeeper(draftAt(1), first.shelf(), first.ports);
    left.change(typed('A'));
    void left.flush();
    left.change(typed('An'));
    await vi.advanceTimersByTimeAsync(0);
    const keeper = createDraftKeeper(first.stored(), first.shelf(), first.ports);
    if (reached === 'after') for (const arrive of arrivals) await arrive();
    await vi.advanceTimersByTimeAsync(1500);
    return { keeper, ...first };
  }

  test.each(['before', 'after', 'never'] as const)(
    'a save on its way at a reload, which reached the server %s the new page asked, is no conflict',
    async (reached) => {
      const { keeper, stored, shelf } = await reload(reached);
      expect(keeper.get().saving.kind).toBe('saved');
      expect(stored().answers).toEqual(typed('An').answers);
      expect(shelf()).toBeNull();
    },
  );

  test('the same answers in the order of the database are not unsent', () => {
    const content = {
      unit: null,
      papers: [],
      paperCase: null,
      returnMethod: 'one-stop' as const,
      answers: { b: { x: 1, y: 2 }, a: {} },
    };
    const { ports, save, shelf } = world({ version: 1, at: '2026-11-22T03:00:00Z', content });
    const keeper = createDraftKeeper(draftAt(2, { a: {}, b: { y: 2, x: 1 } }), shelf(), ports);
    expect(keeper.get().saving.kind).toBe('saved');
    expect(save).not.toHaveBeenCalled();
  });

  test('on an older version the person is asked', () => {
    const { ports, shelf } = world(unsent(1));
    const keeper = createDraftKeeper(draftAt(3, typed('Bình').answers), shelf(), ports);
    expect(keeper.get().saving.kind).toBe('conflict');
  });
});
