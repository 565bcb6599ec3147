import { describe, expect, test } from 'vitest';
import { FormDefinition } from './form-definition.ts';
import { answerByAccount, holderOf, prefilledAnswers } from './holder-answers.ts';

const text = (vi: string) => ({ vi, en: vi, uk: vi });
const option = (value: string) => ({ value, label: text(value) });
const self = [{ field: 'filedFor', oneOf: ['self'] }];
const form = FormDefinition.parse({
  key: 'sample',
  version: 1,
  validFrom: '2026-01-01',
  validTo: null,
  title: text('Mẫu'),
  legalBasis: [],
  source: 'test',
  procedureCodes: [],
  rules: [],
  sections: [
    {
      id: 'one',
      title: text('Một'),
      fields: [
        { id: 'filedFor', type: 'choice', label: text('Cho ai'), options: [option('self'), option('other')] },
        { id: 'name', type: 'person-name', label: text('Tên'), account: { fact: 'name', when: self } },
        { id: 'birth', type: 'partial-date', label: text('Sinh'), account: { fact: 'birthDate', when: self } },
        {
          id: 'phone',
          type: 'phone',
          label: text('Điện thoại'),
          prefill: [
            { from: 'earlier', name: 'phone', when: self },
            { from: 'holder', name: 'phone', when: self },
          ],
        },
        {
          id: 'known',
          type: 'choice',
          label: text('Có'),
          options: [option('yes'), option('no')],
          prefill: [{ from: 'value', name: 'yes' }],
        },
        {
          id: 'mother',
          type: 'person-name',
          label: text('Mẹ'),
          showIf: [{ field: 'known', oneOf: ['yes'] }],
          prefill: [{ from: 'applicant', name: 'ownerName' }],
        },
      ],
    },
  ],
});
const [section] = form.sections;
const account = {
  name: 'Đỗ Quốc Khải',
  identityNumber: '075085000002',
  birthDate: '1985-03-14',
  phone: '0912999999',
  email: null,
};
const today = '2026-11-29';
const holder = holderOf(account, today);

describe('the account answers for its holder', () => {
  test('its number tells the paper and the gender of the record', () => {
    expect(holder).toEqual({
      name: account.name,
      identityNumber: account.identityNumber,
      identityPaper: 'personal',
      gender: 'male',
      birthDate: account.birthDate,
      phone: account.phone,
    });
    const bare = { ...account, identityNumber: null, birthDate: null, phone: null };
    expect(holderOf(bare, today)).toEqual({ name: account.name });
    expect(holderOf({ ...bare, identityNumber: 'C1234567' }, today)).toMatchObject({ identityPaper: 'passport' });
  });

  test('where the form asks for the holder, and nowhere else', () => {
    const own = answerByAccount(form, { filedFor: 'self' }, holder, today);
    expect(own.answers).toEqual({ filedFor: 'self', name: account.name, birth: account.birthDate });
    expect([...own.fields]).toEqual(['name', 'birth']);
    expect(answerByAccount(form, { filedFor: 'other', name: 'Trần Thị Bưởi' }, holder, today)).toMatchObject({
      answers: { name: 'Trần Thị Bưởi' },
      differing: [],
    });
  });

  test('what it does not know, or the form cannot read, is asked', () => {
    expect([...answerByAccount(form, { filedFor: 'self' }, { name: account.name }, today).fields]).toEqual(['name']);
    const odd = answerByAccount(form, { filedFor: 'self' }, { name: '12', birthDate: 'ngày nọ' }, today);
    expect([...odd.fields]).toEqual([]);
  });

  test.each([
    [{ name: 'đỗ quốc  khải', birth: '14/3/1985' }, []],
    [{ name: 'Do Quoc Khai', birth: { day: '14', month: '03', year: '1985' } }, []],
    [{ name: '', birth: null }, []],
    [{ name: 'Trần Thị Bưởi' }, ['name']],
    [{ birth: '1985' }, ['birth']],
  ])('%j differs from it in %j', (typed, differing) => {
    expect(answerByAccount(form, { filedFor: 'self', ...typed }, holder, today).differing).toEqual(differing);
  });
});

describe('nobody is asked twice', () => {
  const sources = { holder, earlier: {}, applicant: { ownerName: 'Trần Thị Ngọc Ánh' } };
  const filled = (typed: object, more: object = {}) =>
    section && prefilledAnswers(section, { ...typed }, { ...sources, shown: { ...typed }, ...more });

  test('the first source that knows fills the box, and one answer opens the next', () => {
    expect(filled({ filedFor: 'self' })).toEqual({ phone: '0912999999', known: 'yes', mother: 'Trần Thị Ngọc Ánh' });
    expect(filled({ filedFor: 'self' }, { earlier: { phone: '+84900' } })).toMatchObject({ phone: '+84900' });
  });

  test('never over what was typed or emptied, and never for another person', () => {
    expect(filled({ filedFor: 'self', phone: '', known: 'yes', mother: 'Lê' })).toEqual({});
    expect(filled({ filedFor: 'other' })).not.toHaveProperty('phone');
  });

  test('only with the answers of the applicant that it is meant for', () => {
    const [only] = FormDefinition.parse({
      ...form,
      sections: [
        {
          id: 'parents',
          title: text('Cha mẹ'),
          fields: [
            {
              id: 'mother',
              type: 'person-name',
              label: text('Mẹ'),
              prefill: [
                { from: 'applicant', name: 'ownerName', applicantWhen: [{ field: 'mandate', noneOf: ['parent'] }] },
                { from: 'applicant', name: 'submitterName', applicantWhen: [{ field: 'mandate', oneOf: ['parent'] }] },
              ],
            },
          ],
        },
      ],
    }).sections;
    const child = { ownerName: 'Trần Con', submitterName: 'Trần Thị Mẹ' };
    const filledFor = (applicant: object) =>
      only && prefilledAnswers(only, {}, { holder, earlier: {}, shown: {}, applicant: { ...applicant } });
    expect(filledFor({ ...child, mandate: 'parent' })).toEqual({ mother: 'Trần Thị Mẹ' });
    expect(filledFor({ ...child, mandate: 'authorised' })).toEqual({ mother: 'Trần Con' });
  });
});
