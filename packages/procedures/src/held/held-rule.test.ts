import { describe, expect, test } from 'vitest';
import { answers, kindsOf, type HeldItem, type Slot } from './held-rule.ts';

const status: HeldItem = {
  procedureCode: '1.004873',
  componentId: null,
  name: 'Giấy xác nhận tình trạng hôn nhân',
  paperCase: null,
  at: new Date('2026-03-31T10:00:00+07:00'),
};
const bounded: Slot = {
  componentId: 'g2.c4',
  accepts: [
    {
      kind: 'marriage-status',
      within: { months: 6, source: 'Minh họa', validFrom: '2016-01-01', validTo: null },
    },
  ],
};
const unbounded: Slot = { componentId: 'g1.c1', accepts: [{ kind: 'marriage-status' }] };
const at = (text: string) => new Date(`${text}:00+07:00`);

describe('the age of a result', () => {
  test('is counted in months from its day, to the last day of a shorter month', () => {
    expect(answers(bounded, status, at('2026-09-30T09:59'))).toBe(true);
    expect(answers(bounded, status, at('2026-09-30T10:01'))).toBe(false);
  });

  test('does not matter where the law bounds none', () => {
    expect(answers(unbounded, status, at('2030-01-01T00:00'))).toBe(true);
  });

  test('does not matter before the bound was law', () => {
    const later = {
      ...bounded,
      accepts: bounded.accepts.map((one) => ({
        ...one,
        within: one.within && { ...one.within, validFrom: '2027-01-01' },
      })),
    };
    expect(answers(later, status, at('2026-12-01T00:00'))).toBe(true);
    expect(answers(later, status, at('2027-01-02T00:00'))).toBe(false);
  });
});

test('a paper that was handed in for a slot is of its kind, under its own name and in its case alone', () => {
  const notice: HeldItem = {
    procedureCode: '1.001193',
    componentId: 'g1.c5',
    name: 'Giấy chứng sinh',
    paperCase: 'born-at-clinic',
    at: new Date(0),
  };
  expect(kindsOf(notice)).toEqual(['birth-notice']);
  expect(kindsOf({ ...notice, name: 'Văn bản của người làm chứng về việc sinh' })).toEqual([]);
  expect(kindsOf({ ...notice, paperCase: 'born-elsewhere' })).toEqual([]);
  const decision = {
    ...notice,
    procedureCode: '1.004873',
    componentId: 'g1.c1',
    name: 'Giấy xác nhận tình trạng hôn nhân đã cấp',
    paperCase: 'again',
  };
  expect(kindsOf(decision)).toEqual([]);
});
