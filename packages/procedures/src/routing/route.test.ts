import { describe, expect, test } from 'vitest';
import { routeOf, type RoutedProcedure } from './route.ts';

const procedure = (more: Partial<RoutedProcedure>): RoutedProcedure => ({
  settledBy: 'province',
  handlers: ['province-department'],
  ministry: 'Bộ Tư pháp',
  field: 'Hộ tịch',
  ...more,
});

describe('routeOf', () => {
  test('a procedure of the province goes to the department of its ministry', () => {
    expect(routeOf(procedure({}))).toEqual({
      commune: null,
      province: { body: 'so-tu-phap', division: 'professional', committeeOffice: null },
    });
  });

  test('what the source gives to the committee of the province alone is decided by it', () => {
    const officeOf = (...handlers: string[]) => routeOf(procedure({ handlers })).province?.committeeOffice;
    expect(officeOf('province-people-committee')).toBe('van-phong-ubnd');
    expect(officeOf('province-people-committee', 'commune-people-committee')).toBe('van-phong-ubnd');
    expect(officeOf('province-people-committee', 'province-department')).toBeNull();
    expect(officeOf('land-registration-office', 'province-people-committee')).toBeNull();
  });

  test('a commune settles by field first, then by ministry, else in the division of society', () => {
    const divisionOf = (ministry: string, field: string) =>
      routeOf(procedure({ settledBy: 'commune', ministry, field })).commune?.division;
    expect(divisionOf('Bộ Tư pháp', 'Hộ tịch')).toBe('office');
    expect(divisionOf('Bộ Tài chính', 'Thành lập và hoạt động của doanh nghiệp')).toBe('economy');
    expect(divisionOf('Bộ Y tế', 'Bảo trợ xã hội')).toBe('society');
  });

  test('what both settle has both ways, what nobody settles has none', () => {
    expect(routeOf(procedure({ settledBy: 'both' }))).toMatchObject({ commune: {}, province: {} });
    expect(routeOf(procedure({ settledBy: null }))).toEqual({ commune: null, province: null });
  });

  test('the benefits of the ministry of defence that a department settles are with Sở Nội vụ, as their source names it', () => {
    const benefits = procedure({ ministry: 'Bộ Quốc phòng', field: 'Chính sách' });
    expect(routeOf(benefits).province?.body).toBe('so-noi-vu');
    const spill = { field: 'Ứng phó sự cố tràn dầu', handlers: ['province-people-committee'] };
    expect(routeOf({ ...benefits, ...spill }).province?.body).toBe('van-phong-ubnd');
  });
});
