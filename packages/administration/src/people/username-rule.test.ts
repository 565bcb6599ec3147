import { isUsername } from '@dongbo/kernel';
import { expect, test } from 'vitest';
import { freeUsername, usernameBase } from './username-rule.ts';

test.each([
  ['Lê Văn Tuấn', 'tuanlv'],
  ["H'Hen Niê", 'niehh'],
  ['Đỗ Quốc Khải', 'khaidq'],
  ['Y', 'yca'],
  ['Nguyễn Thị Thảo Bích Hà My', 'myntttbh'.replace('ttt', 'tt')],
])('%s is called %s', (name, username) => {
  expect(usernameBase(name)).toBe(username);
  expect(isUsername(usernameBase(name))).toBe(true);
});

test('whoever comes later has a number behind it', () => {
  expect(freeUsername('tuanlv', new Set())).toBe('tuanlv');
  expect(freeUsername('tuanlv', new Set(['tuanlv', 'tuanlv2', 'tuanlv4']))).toBe('tuanlv3');
});
