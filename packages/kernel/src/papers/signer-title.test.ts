import { expect, test } from 'vitest';
import { signerTitleOf, signingRightOf } from './signer-title.ts';

const ward = { id: 'ward', kind: 'commune', functionKey: null };
const department = { id: 'department', kind: 'department', functionKey: 'so-tu-phap' };

test('the head of a committee signs on behalf of it, the head of a department in their own name', () => {
  expect(signerTitleOf(ward)).toEqual({ authority: 'TM. Ủy ban nhân dân', title: 'Chủ tịch' });
  expect(signerTitleOf(department)).toEqual({ authority: null, title: 'Giám đốc' });
});

test('a deputy signs in place of the head, on behalf of the committee where there is one', () => {
  expect(signerTitleOf(ward, { capacity: 'KT', title: null })).toEqual({
    authority: 'TM. Ủy ban nhân dân\nKT. Chủ tịch',
    title: 'Phó Chủ tịch',
  });
  expect(signerTitleOf(department, { capacity: 'KT', title: 'Phó Giám đốc thường trực' })).toEqual({
    authority: 'KT. Giám đốc',
    title: 'Phó Giám đốc thường trực',
  });
});

test("by order and by authorisation one signs for the head under a title of one's own, and acting as head under the head's", () => {
  const office = { title: 'Chánh Văn phòng' };
  expect(signerTitleOf(ward, { ...office, capacity: 'TL' })).toEqual({ authority: 'TL. Chủ tịch', ...office });
  expect(signerTitleOf(ward, { ...office, capacity: 'TUQ' })).toEqual({ authority: 'TUQ. Chủ tịch', ...office });
  expect(signerTitleOf(department, { capacity: 'Q', title: null })).toEqual({ authority: null, title: 'Q. Giám đốc' });
});

test('the right that counts is the one at the body, and who is head there signs as head', () => {
  const deputy = { role: 'leader', unitId: 'ward', capacity: 'KT' as const, title: null };
  expect(signingRightOf([deputy], ward)).toBe(deputy);
  expect(signingRightOf([deputy], department)).toBeNull();
  expect(signingRightOf([deputy, { ...deputy, capacity: null }], ward)).toBeNull();
  expect(signingRightOf([{ ...deputy, role: 'specialist' }], ward)).toBeNull();
  const committee = { ...deputy, role: 'committee-leader', unitId: 'office' };
  expect(signingRightOf([committee], { id: 'province', kind: 'province' })).toBe(committee);
});
