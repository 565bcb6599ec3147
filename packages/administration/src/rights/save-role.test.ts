import { expect, test } from 'vitest';
import { namesOf, newRoleKey } from './save-role.ts';

test.each([
  ['Cán bộ tiếp nhận lưu động', [], 'own-can-bo-tiep-nhan-luu-dong'],
  ['Cán bộ tiếp nhận lưu động', ['own-can-bo-tiep-nhan-luu-dong'], 'own-can-bo-tiep-nhan-luu-dong-2'],
  ['???', [], 'own-role'],
])('the key of %s beside %j is %s', (name, taken, key) => {
  expect(newRoleKey(name, taken)).toBe(key);
});

test('a name in Vietnamese alone stands for the other languages', () => {
  expect(namesOf({ vi: 'Văn thư', en: '' })).toEqual({ vi: 'Văn thư', en: 'Văn thư', uk: 'Văn thư' });
});
