import { beforeEach, expect, test } from 'vitest';
import { clearAllUnsent, keepUnsentOf, unsentShelf } from './unsent.ts';

const typed = { version: 1, content: { name: 'Nguyễn Thị Mộng Tuyền' }, at: new Date().toISOString() };
const all = () => JSON.stringify(Object.entries(localStorage));

beforeEach(() => {
  localStorage.clear();
  clearAllUnsent();
});

test('typing stays for its own person, also when the session has ended meanwhile', () => {
  keepUnsentOf('a');
  unsentShelf('d1').write(typed);
  keepUnsentOf(null);
  expect(unsentShelf('d1').read()).toMatchObject(typed);
  keepUnsentOf('a');
  expect(unsentShelf('d1').read()).toMatchObject(typed);
});

test('nothing of it is left on the device when somebody else signs in, or anybody signs out', () => {
  keepUnsentOf('a');
  unsentShelf('d1').write(typed);
  localStorage.setItem('dongbo.trial.unsent.d2', JSON.stringify({ ...typed, by: 'a' }));
  keepUnsentOf('b');
  expect(all()).not.toContain('Mộng Tuyền');
  unsentShelf('d3').write(typed);
  clearAllUnsent();
  expect(all()).not.toContain('Mộng Tuyền');
});

test('what is older than a session goes with the next page that is opened; what is no typing is left alone', () => {
  keepUnsentOf('a');
  unsentShelf('d1').write({ ...typed, at: new Date(Date.now() - 13 * 3_600_000).toISOString() });
  localStorage.setItem('dongbo.official.unsent.broken', '{');
  localStorage.setItem('something.else', 'Mộng');
  keepUnsentOf(null);
  expect(Object.keys(localStorage)).toEqual(['something.else']);
});
