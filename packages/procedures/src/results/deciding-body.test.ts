import { agencyOf, signerTitleOf, type UnitFacts } from '@dongbo/kernel';
import { expect, test } from 'vitest';
import { decidingBody } from './deciding-body.ts';

const province = { kind: 'province', name: 'Thành phố Đồng Nai', type: 'thành phố' };
const below = (id: string, name: string, functionKey: string): UnitFacts => ({
  id,
  code: id,
  name,
  kind: 'department',
  type: null,
  functionKey,
  parent: province,
  ancestors: [id, 'province'],
});
const department = below('dept', 'Sở Tư pháp', 'so-tu-phap');
const committeeOffice = below('office', 'Văn phòng Ủy ban nhân dân', 'van-phong-ubnd');

test('a department decides in its own name, by its director', () => {
  const body = decidingBody({ competent: department, committeeOffice: null });
  expect(body.id).toBe('dept');
  expect(agencyOf(body)).toMatchObject({ superior: 'Ủy ban nhân dân thành phố Đồng Nai', name: 'Sở Tư pháp' });
  expect(signerTitleOf(body)).toEqual({ authority: null, title: 'Giám đốc' });
});

test('the committee decides in its name, by its chair, whoever prepared it', () => {
  const body = decidingBody({ competent: department, committeeOffice });
  expect(body.id).toBe('province');
  expect(agencyOf(body)).toEqual({
    superior: 'Ủy ban nhân dân',
    name: 'Thành phố Đồng Nai',
    place: 'Đồng Nai',
    fullName: 'Ủy ban nhân dân thành phố Đồng Nai',
  });
  expect(signerTitleOf(body)).toEqual({ authority: 'TM. Ủy ban nhân dân', title: 'Chủ tịch' });
});
