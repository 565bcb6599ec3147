import { inRecords, lintForm, parseAnswers, readApplicant, writeAnswers } from '@dongbo/contract';
import type { FormDefinition, Language } from '@dongbo/contract';
import { describe, expect, test } from 'vitest';
import { nameInReferenceList, referenceLists } from '../reference-lists/reference-lists.ts';
import hintsByProcedure from '../../data/forms/hints-by-procedure.json' with { type: 'json' };
import { defaultForms, findForm, formerFields, formsForProcedure, generalRequestKey } from './default-forms.ts';

const today = '2026-11-22';
const communes = new Map([['26374', 'Phường Biên Hòa']]);
const nameOf = (list: string, code: string, language: Language) =>
  list === 'communes' ? communes.get(code) : nameInReferenceList(list, code, language);

function form(key: string): FormDefinition {
  const found = findForm(key, 1);
  if (found === undefined) throw new Error(`no form ${key}`);
  return found;
}

const citizen = {
  ownerType: 'citizen',
  ownerName: 'Nguyễn Thị Thử',
  ownerIdentityNumber: '075190000001',
  ownerBirthDate: { day: '1', month: '2', year: '1990' },
  ownerGender: 'female',
  ownerAddress: { communeCode: '26374', detail: '12 đường Thử Nghiệm' },
  ownerPhone: '0912 345 678',
  submitterRole: 'owner',
};

const birth = {
  requesterRelation: 'mother',
  childName: 'Trần Minh Thử',
  childGender: 'male',
  childEthnicGroup: '01',
  childNationality: 'VN',
  childBirthDate: '4/11/2026',
  childBirthPlace: 'Bệnh viện Thử, phường Biên Hòa',
  childHometown: { communeCode: null, detail: 'Xã Thử, tỉnh Thử' },
  motherKnown: 'yes',
  motherName: 'Nguyễn Thị Thử',
  motherBirth: '1990',
  fatherKnown: 'no',
  copiesWanted: 'yes',
  copyCount: '2',
  declared: true,
};

describe('form definitions', () => {
  test.each(defaultForms.map((definition) => [definition.key, definition] as const))(
    '%s can work',
    (_key, definition) => {
      expect(lintForm(definition, { knownCatalogues: [...referenceLists.keys()] })).toEqual([]);
    },
  );

  test('every page asks few things', () => {
    for (const { sections } of defaultForms)
      for (const { fields } of sections) expect(fields.length).toBeLessThanOrEqual(7);
  });

  test('field ids of the applicant and of any other form do not meet', () => {
    const ids = (definition: FormDefinition) => definition.sections.flatMap(({ fields }) => fields.map(({ id }) => id));
    const own = new Set(ids(form('applicant')));
    for (const other of defaultForms.filter(({ key }) => key !== 'applicant')) {
      expect(ids(other).filter((id) => own.has(id))).toEqual([]);
    }
  });

  test('a procedure has its own form, any other the general request, both behind the applicant', () => {
    const keys = (code: string) => formsForProcedure(code, today).map(({ key }) => key);
    expect(keys('1.001193')).toEqual(['applicant', 'birth-registration']);
    expect(keys('1.001612')).toEqual(['applicant', 'household-business-registration']);
    expect(keys('1.004222')).toEqual(['applicant', 'residence-ct01']);
    expect(keys('9.999999')).toEqual(['applicant', generalRequestKey]);
    expect(formsForProcedure('1.001193', '2025-06-30')).toEqual([]);
  });
});

describe('applicant', () => {
  test('a citizen who files in person becomes owner and submitter', () => {
    const parsed = parseAnswers(form('applicant'), citizen, { today, nameOf });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    expect(readApplicant(form('applicant'), parsed.values, { today, nameOf })).toEqual({
      owner: {
        type: 'citizen',
        name: 'Nguyễn Thị Thử',
        identityNumber: '075190000001',
        address: '12 đường Thử Nghiệm, Phường Biên Hòa',
        phone: '+84912345678',
        email: null,
      },
      submitterName: 'Nguyễn Thị Thử',
      identityWarnings: [],
    });
  });

  test('a number that does not fit date of birth and gender is a warning, not a problem', () => {
    const odd = { ...citizen, ownerGender: 'male', ownerBirthDate: '01/02/1991' };
    const parsed = parseAnswers(form('applicant'), odd, { today, nameOf });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    expect(readApplicant(form('applicant'), parsed.values, { today }).identityWarnings).toEqual([
      'identity-gender-differs',
      'identity-birth-year-differs',
    ]);
  });

  test('an enterprise gives name and code; what was typed as a person before is dropped', () => {
    const answers = {
      ...citizen,
      ownerType: 'enterprise',
      ownerOrganisationName: 'Công ty Thử',
      ownerTaxCode: '0100047516',
      submitterRole: 'authorised',
      submitterName: 'Lê Văn Nộp',
      submitterIdentityNumber: '075090000123',
    };
    const parsed = parseAnswers(form('applicant'), answers, { today, nameOf });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    expect(parsed.values).not.toHaveProperty('ownerIdentityNumber');
    expect(readApplicant(form('applicant'), parsed.values, { today, nameOf })).toMatchObject({
      owner: { type: 'enterprise', name: 'Công ty Thử', identityNumber: '0100047516' },
      submitterName: 'Lê Văn Nộp',
    });
  });

  test('who is authorised is not the owner', () => {
    const answers = {
      ...citizen,
      submitterRole: 'authorised',
      submitterName: 'Lê Văn Nộp',
      submitterIdentityNumber: '075190000001',
    };
    expect(parseAnswers(form('applicant'), answers, { today, nameOf })).toMatchObject({
      ok: false,
      problems: [{ field: 'submitterIdentityNumber', code: 'same-as-other', facts: { other: 'ownerIdentityNumber' } }],
    });
  });
});

describe('birth registration (Law on Civil Status 60/2014/QH13)', () => {
  const definition = form('birth-registration');

  test('is read and written out with names and the date in words', () => {
    const parsed = parseAnswers(definition, birth, { today, nameOf });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const rows = writeAnswers(definition, parsed.values, 'vi', nameOf).flatMap((section) => section.rows);
    const written = new Map(rows.map(({ field, value }) => [field, value]));
    expect(written.get('childBirthDateInWords')).toBe(
      'Ngày mùng bốn tháng mười một năm hai nghìn không trăm hai mươi sáu',
    );
    expect(written.get('childEthnicGroup')).toBe('Kinh');
    expect(written.get('requesterRelation')).toBe('Mẹ');
    expect(written.has('fatherName')).toBe(false);
  });

  test('neither mother nor father need be known (abandoned child)', () => {
    expect(parseAnswers(definition, { ...birth, motherKnown: 'no' }, { today, nameOf }).ok).toBe(true);
  });

  test.each([
    ['a birth after the day of filing', { childBirthDate: '2026-11-23' }, 'childBirthDate', 'date-in-future'],
    ['a mother younger than the child', { motherBirth: '2027' }, 'motherBirth', 'date-in-future'],
    [
      'a mother born after the child',
      { motherBirth: '12/2026', childBirthDate: '4/11/2026' },
      'motherBirth',
      'date-in-future',
    ],
    [
      'a father born after the child',
      { childBirthDate: '2001-05-03', fatherKnown: 'yes', fatherName: 'Trần Thử', fatherBirth: '6/2001' },
      'fatherBirth',
      'date-after-other',
    ],
    ['an ethnic group that does not exist', { childEthnicGroup: '55' }, 'childEthnicGroup', 'not-in-list'],
    ['copies without a number', { copyCount: '' }, 'copyCount', 'required'],
    ['no declaration', { declared: false }, 'declared', 'must-confirm'],
  ])('refuses %s', (_what, change, field, code) => {
    const parsed = parseAnswers(definition, { ...birth, ...change }, { today, nameOf });
    expect(parsed).toMatchObject({ ok: false, problems: [{ field, code }] });
  });

  test('warns after sixty days (art. 15), and still lets it through', () => {
    const on = (day: string) => parseAnswers(definition, { ...birth, childBirthDate: day }, { today, nameOf });
    expect(on('2026-09-23')).toMatchObject({ ok: true, warnings: [] });
    expect(on('2026-09-22')).toMatchObject({
      ok: true,
      warnings: [{ field: 'childBirthDate', code: 'late', facts: { passed: '61' } }],
    });
  });
});

describe('a child whose nationality is not that of a country', () => {
  const newest = findForm('birth-registration', 3);
  const birthOf = (childNationality: string) =>
    parseAnswers(newest ?? form('birth-registration'), { ...birth, childNationality }, { today, nameOf });

  test.each([
    ['XXA', 'Không quốc tịch'],
    ['ZZ', 'Chưa xác định'],
  ])('%s is read, and written as “%s”', (code, name) => {
    const parsed = birthOf(code);
    if (!parsed.ok || newest === undefined) throw new Error(JSON.stringify(parsed));
    const rows = writeAnswers(newest, parsed.values, 'vi', nameOf).flatMap((section) => section.rows);
    expect(rows.find(({ field }) => field === 'childNationality')?.value).toBe(name);
  });

  test('is no way around the question: nothing, and what is no country, are refused', () => {
    for (const none of ['', 'QQ']) expect(birthOf(none).ok).toBe(false);
  });
});

describe('reference lists', () => {
  test('54 ethnic groups and all countries, without repeated codes, named in three languages', () => {
    expect(referenceLists.get('ethnic-groups-54')?.entries).toHaveLength(54);
    for (const list of referenceLists.values()) {
      expect(new Set(list.entries.map(({ code }) => code)).size).toBe(list.entries.length);
      for (const { name } of list.entries) expect(Object.values(name).every((text) => text.trim() !== '')).toBe(true);
    }
    expect(nameInReferenceList('countries', 'UA', 'uk')).toBe('Україна');
    expect(nameInReferenceList('countries', 'QQ', 'vi')).toBeUndefined();
    expect(nameInReferenceList('nothing', 'UA', 'vi')).toBeUndefined();
  });
});

describe('who is meant', () => {
  const day = '2026-11-29';
  const selfHint = (code: string) => {
    const [applicant] = formsForProcedure(code, day);
    const field = applicant?.sections[0]?.fields.find(({ id }) => id === 'filedFor');
    return field?.type === 'choice' ? field.options[0]?.hint?.vi : undefined;
  };

  test('a parent who registers the birth of a child reads that they file for themselves; others read what they read', () => {
    expect(selfHint('1.001193')).toContain('Cha, mẹ, ông, bà hoặc người thân khai cho trẻ cũng chọn mục này');
    expect(selfHint('1.000894')).toContain('Một trong hai bên nam, nữ');
    expect(selfHint('1.013831')).toBe('Họ tên, số định danh lấy từ tài khoản của bạn.');
  });

  test('every such help belongs to an option that there is', () => {
    const missing = hintsByProcedure.hints.flatMap(({ form: key, field, option, procedureCodes }) =>
      procedureCodes.filter((code) => {
        const asked = formsForProcedure(code, day).find((one) => one.key === key);
        const found = asked?.sections.flatMap(({ fields }) => fields).find(({ id }) => id === field);
        return found?.type !== 'choice' || !found.options.some(({ value }) => value === option);
      }),
    );
    expect(missing).toEqual([]);
  });

  test('copies and the desk do not speak to whoever filed', () => {
    const newest = (key: string) =>
      defaultForms.filter((one) => one.key === key).toSorted((a, b) => b.version - a.version)[0];
    const keys = [...new Set(defaultForms.map((one) => one.key))];
    const said = keys.flatMap((key) =>
      inRecords(newest(key) ?? form(key)).sections.flatMap(({ title, fields }) => [
        title.vi,
        ...fields.map(({ label }) => label.vi),
        ...fields.flatMap((field) => (field.type === 'choice' ? field.options.map(({ label }) => label.vi) : [])),
      ]),
    );
    // A declaration is said in the first person, and stands so on paper.
    const spoken = said.filter((text) => /(?<!\p{L})(bạn|tôi)(?!\p{L})/iu.test(text) && !text.startsWith('Tôi '));
    expect(said.length).toBeGreaterThan(60);
    expect(spoken).toEqual([]);
  });
});

test('a form with help for one procedure knows the fields of its earlier versions, as it does without', () => {
  const codes = hintsByProcedure.hints.flatMap(({ procedureCodes }) => procedureCodes);
  const hinted = codes.flatMap((code) => formsForProcedure(code, today));
  for (const one of [...hinted, ...defaultForms.map((plain) => ({ ...plain }))]) {
    const plain = findForm(one.key, one.version);
    expect(plain && formerFields(plain)).toEqual(formerFields(one));
  }
  expect(defaultForms.some((one) => formerFields(one).size > 0)).toBe(true);
});
