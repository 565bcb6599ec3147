import { PersonId, type Session } from '@dongbo/contract';
import { beforeEach, expect, test, vi } from 'vitest';
import { clearAllUnsent, keepUnsentOf, unsentShelf } from './unsent.ts';

const typed = { version: 1, content: { name: 'Nguyễn Thị Mộng Tuyền' }, at: new Date().toISOString() };
const all = () => JSON.stringify(Object.entries(localStorage));

const signedIn = (who: 'a' | 'b'): Pick<Session, 'person' | 'typingKey'> => ({
  person: {
    id: PersonId.parse(`019cdb00-0000-7000-8000-00000000000${who}`),
    name: who,
    kind: 'citizen',
    username: who,
    isProven: true,
  },
  typingKey: btoa(who.repeat(32)),
});
const nobody = { person: null, typingKey: null };

/** Writes, and waits until it lies on the device. */
async function keep(draftId: string, unsent = typed): Promise<void> {
  const before = all();
  unsentShelf(draftId).write(unsent);
  await vi.waitFor(() => expect(all()).not.toBe(before));
}

beforeEach(() => {
  localStorage.clear();
  clearAllUnsent();
});

test('typing stays for its own person, also when the session has ended meanwhile', async () => {
  keepUnsentOf(signedIn('a'));
  await keep('d1');
  keepUnsentOf(nobody);
  expect(await unsentShelf('d1').read()).toEqual(typed);
  keepUnsentOf(signedIn('a'));
  expect(await unsentShelf('d1').read()).toEqual(typed);
});

test('a shelf says whether it holds something: nothing where the browser keeps nothing', async () => {
  keepUnsentOf(signedIn('a'));
  await keep('d1');
  expect(unsentShelf('d1').holds()).toBe(true);
  unsentShelf('d1').clear();
  expect(unsentShelf('d1').holds()).toBe(false);
  clearAllUnsent();
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
  keepUnsentOf(signedIn('a'));
  unsentShelf('d1').write(typed);
  await new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
  expect(unsentShelf('d1').holds()).toBe(false);
  vi.unstubAllGlobals();
});

test('who has the disk and not the account reads nothing of it', async () => {
  keepUnsentOf(signedIn('a'));
  await keep('d1');
  expect(all()).not.toContain('Tuyền');
  const [place = '', lying = ''] = Object.entries(localStorage)[0] ?? [];
  expect(Object.keys(JSON.parse(lying)).toSorted()).toEqual(['at', 'by', 'iv', 'sealed']);
  // Another account's key opens it as little, even where the device says that it is theirs, and neither does another draft.
  clearAllUnsent();
  keepUnsentOf(signedIn('b'));
  localStorage.setItem(place, lying);
  expect(await unsentShelf('d1').read()).toBeNull();
  clearAllUnsent();
  keepUnsentOf(signedIn('a'));
  localStorage.setItem(place.replace('d1', 'd2'), lying);
  expect(await unsentShelf('d2').read()).toBeNull();
});

test('the last change counts, however fast they come, and what was sent meanwhile does not come back', async () => {
  keepUnsentOf(signedIn('a'));
  const shelf = unsentShelf('d1');
  for (let version = 1; version <= 20; version += 1) shelf.write({ ...typed, version });
  await vi.waitFor(async () => expect(await shelf.read()).toMatchObject({ version: 20 }));
  shelf.write({ ...typed, version: 21 });
  shelf.clear();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(all()).toBe('[]');
});

test('nothing of it is left on the device when somebody else signs in, or anybody signs out', async () => {
  keepUnsentOf(signedIn('a'));
  await keep('d1');
  localStorage.setItem('dongbo.trial.unsent.d2', localStorage.getItem('dongbo.official.unsent.d1') ?? '');
  keepUnsentOf(signedIn('b'));
  expect(all()).toBe('[]');
  await keep('d3');
  clearAllUnsent();
  expect(all()).toBe('[]');
});

test('what is older than a session goes with the next page, and what an earlier version kept in the clear', async () => {
  keepUnsentOf(signedIn('a'));
  await keep('d1', { ...typed, at: new Date(Date.now() - 13 * 3_600_000).toISOString() });
  localStorage.setItem('dongbo.official.unsent.d2', JSON.stringify({ ...typed, by: 'a' }));
  localStorage.setItem('dongbo.official.unsent.broken', '{');
  localStorage.setItem('something.else', 'Mộng');
  keepUnsentOf(nobody);
  expect(Object.keys(localStorage)).toEqual(['something.else']);
});

test('a browser that seals nothing keeps nothing', async () => {
  vi.stubGlobal('crypto', {});
  keepUnsentOf(signedIn('a'));
  unsentShelf('d1').write(typed);
  expect(await unsentShelf('d1').read()).toBeNull();
  vi.unstubAllGlobals();
  expect(all()).toBe('[]');
});
