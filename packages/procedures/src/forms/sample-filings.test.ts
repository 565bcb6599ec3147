import { birthAnswers } from '@dongbo/testing';
import { describe, expect, test } from 'vitest';
import { readFiling } from './answers.ts';
import { formsForProcedure } from './default-forms.ts';

const holders = {
  'knows who it is': {
    name: 'Đỗ Quốc Khải',
    identityNumber: '075085000002',
    birthDate: '1985-03-14',
    phone: null,
    email: null,
  },
  // As benches and drills make them.
  'knows a name': { name: 'Đỗ Quốc Khải', identityNumber: null, birthDate: null, phone: null, email: null },
};
const days = ['2026-03-11', '2026-11-28', '2026-11-29', '2027-06-09', '2031-01-02'];

describe.each(Object.entries(holders))('the sample of a birth registration, on an account that %s', (_, holder) => {
  test.each(days)('is filed without a mistake on %s', (day) => {
    const now = new Date(`${day}T10:00:00+07:00`);
    const forms = formsForProcedure('1.001193', day);
    const { problems, applicant } = readFiling(forms, birthAnswers({ mark: '7', now }), { now, holder });
    expect(problems).toEqual([]);
    expect(applicant).toMatchObject({
      owner: { name: holder.name, identityNumber: '075085000002' },
      submitterName: holder.name,
      identityWarnings: [],
    });
  });
});
