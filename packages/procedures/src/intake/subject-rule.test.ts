import { expect, test } from 'vitest';
import { mayBeSame, subjectOf } from './subject-rule.ts';

const child = (childName: string, childBirthDate?: string) => ({
  applicant: { ownerName: 'Nguyễn Thị Thử' },
  'birth-registration': { childName, childBirthDate },
});

test('a form says whom it is about, where it says it', () => {
  expect(subjectOf(child('Nguyễn Văn Con', '2026-03-01'))).toEqual({ name: 'Nguyễn Văn Con', day: '2026-03-01' });
  expect(subjectOf(child('Nguyễn Văn Con'))).toEqual({ name: 'Nguyễn Văn Con', day: null });
  expect(subjectOf(child(' '))).toBeNull();
  expect(subjectOf({ 'general-request': { requestContent: 'Xin xác nhận' } })).toBeNull();
  expect(subjectOf({ 'household-business-registration': { businessName: 'Quán Bình Minh' } })).toEqual({
    name: 'Quán Bình Minh',
    day: null,
  });
});

test('what is not told parts nobody; another child, or a twin of another day, does', () => {
  const one = { name: 'Nguyễn Văn Con', day: '2026-03-01' };
  expect(mayBeSame(one, null)).toBe(true);
  expect(mayBeSame(one, { name: 'nguyen van con', day: null })).toBe(true);
  expect(mayBeSame(one, { name: 'Nguyễn Văn Em', day: '2026-03-01' })).toBe(false);
  expect(mayBeSame(one, { ...one, day: '2024-03-01' })).toBe(false);
});
