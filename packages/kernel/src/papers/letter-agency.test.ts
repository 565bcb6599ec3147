import { describe, expect, test } from 'vitest';
import { agencyOf } from './letter-agency.ts';

const province = { kind: 'province', name: 'Thành phố Đồng Nai', type: 'thành phố' };
const ward = { kind: 'commune', name: 'Phường Trấn Biên', type: 'phường' };

describe('head of a letter (Decree 30/2020/NĐ-CP, Annex I, part II)', () => {
  test.each([
    [
      { ...ward, parent: province },
      {
        superior: 'Ủy ban nhân dân',
        name: 'Phường Trấn Biên',
        place: 'Trấn Biên',
        fullName: 'Ủy ban nhân dân phường Trấn Biên',
      },
    ],
    [
      { kind: 'one-stop', name: 'Trung tâm Phục vụ hành chính công phường Trấn Biên', type: null, parent: ward },
      {
        superior: 'Ủy ban nhân dân phường Trấn Biên',
        name: 'Trung tâm Phục vụ hành chính công',
        place: 'Trấn Biên',
        fullName: 'Trung tâm Phục vụ hành chính công phường Trấn Biên',
      },
    ],
    [
      { kind: 'department', name: 'Sở Tư pháp thành phố Đồng Nai', type: null, parent: province },
      {
        superior: 'Ủy ban nhân dân thành phố Đồng Nai',
        name: 'Sở Tư pháp',
        place: 'Đồng Nai',
        fullName: 'Sở Tư pháp thành phố Đồng Nai',
      },
    ],
  ])('%o', (unit, head) => {
    expect(agencyOf(unit)).toEqual(head);
  });
});
