import { describe, expect, test } from 'vitest';
import type { FormFieldType } from '../form-definition.ts';
import { FormField } from '../form-definition.ts';
import { boundField } from '../field-types.ts';
import type { FormValue, NameOf } from '../field-type.ts';

const label = { vi: 'mục', en: 'item', uk: 'поле' };
const today = '2026-11-22';
const nameOf: NameOf = (list, code) =>
  new Map([
    ['communes 26374', 'Phường Biên Hòa'],
    ['countries VN', 'Việt Nam'],
    ['agencies u-1', 'UBND xã Thử'],
  ]).get(`${list} ${code}`);

interface Example {
  readonly config?: object;
  /** Raw answer, the value it becomes, and how that is written in Vietnamese. */
  readonly right: readonly (readonly [raw: unknown, value: FormValue, written: string])[];
  readonly wrong: readonly (readonly [raw: unknown, code: string])[];
}

const options = [
  { value: 'yes', label: { vi: 'Có', en: 'Yes', uk: 'Так' } },
  { value: 'no', label: { vi: 'Không', en: 'No', uk: 'Ні' } },
];

/** One list a type; the compiler sees that no type is without examples. */
const examples: Record<FormFieldType, Example> = {
  text: {
    config: { maxLength: 30, startsWith: 'Hộ kinh doanh' },
    right: [
      ['  Hộ kinh doanh  Hoa Sen ', 'Hộ kinh doanh Hoa Sen', 'Hộ kinh doanh Hoa Sen'],
      ['HO KINH DOANH Hoa', 'Hộ kinh doanh Hoa', 'Hộ kinh doanh Hoa'],
    ],
    wrong: [
      ['Hoa Sen', 'must-start-with'],
      ['Hộ kinh doanhHoa', 'must-start-with'],
      ['Hộ kinh doanh', 'must-start-with'],
      ['x'.repeat(31), 'too-long'],
      [7, 'not-text'],
      ['a\nb', 'control-character'],
    ],
  },
  'long-text': {
    config: { maxLength: 10 },
    right: [
      ['a\r\nb', 'a\nb', 'a\nb'],
      ['𠀀'.repeat(10), '𠀀'.repeat(10), '𠀀'.repeat(10)],
    ],
    wrong: [
      ['x'.repeat(11), 'too-long'],
      ['x'.repeat(100_000), 'too-long'],
      ['a\u0007', 'control-character'],
      [{}, 'not-text'],
    ],
  },
  'person-name': {
    right: [
      ["K' Brếu", "K' Brếu", "K' Brếu"],
      ['Y Blô Niê', 'Y Blô Niê', 'Y Blô Niê'],
      ['Y', 'Y', 'Y'],
      ['Nguyê\u0303n', 'Nguyễn', 'Nguyễn'],
      ['H‘Hen Niê', "H'Hen Niê", "H'Hen Niê"],
      ['H`Hen', "H'Hen", "H'Hen"],
      ['Lê–Trần Mai', 'Lê-Trần Mai', 'Lê-Trần Mai'],
      ['MARY ANN D/O RAMASAMY', 'MARY ANN D/O RAMASAMY', 'MARY ANN D/O RAMASAMY'],
      ['Raja S/O Kumar', 'Raja S/O Kumar', 'Raja S/O Kumar'],
      ["'t Hooft Jan", "'t Hooft Jan", "'t Hooft Jan"],
      ['Abdul·Hamid', 'Abdul·Hamid', 'Abdul·Hamid'],
      ['Nguyễn Văn A (tức B)', 'Nguyễn Văn A (tức B)', 'Nguyễn Văn A (tức B)'],
      ['Nguyễn\u2003Văn\u202fA\u200b', 'Nguyễn Văn A', 'Nguyễn Văn A'],
      ['王小明', '王小明', '王小明'],
      ['김민수', '김민수', '김민수'],
      ['สมชาย', 'สมชาย', 'สมชาย'],
      ['محمد علی\u200cرضا', 'محمد علی\u200cرضا', 'محمد علی\u200cرضا'],
      ['Олексій', 'Олексій', 'Олексій'],
      ["Ksor H'Bơ\u0306", "Ksor H'Bơ\u0306", "Ksor H'Bơ\u0306"],
    ],
    wrong: [
      ['Nguyễn 2', 'not-a-name'],
      ['<b>', 'not-a-name'],
      ['x'.repeat(101), 'too-long'],
    ],
  },
  date: {
    config: { notBefore: '2000-01-01', notAfter: 'today' },
    right: [
      ['24/4/2026', '2026-04-24', '24/04/2026'],
      ['24042026', '2026-04-24', '24/04/2026'],
      ['ngày 24 tháng 4 năm 2026', '2026-04-24', '24/04/2026'],
      ['thứ Sáu, ngày 24/4/2026', '2026-04-24', '24/04/2026'],
      ['mùng 4 tháng 4 năm 2026', '2026-04-04', '04/04/2026'],
      ['24⁄4∕2026', '2026-04-24', '24/04/2026'],
      ['24,4,2026', '2026-04-24', '24/04/2026'],
      ['20260424', '2026-04-24', '24/04/2026'],
      ['２４／４／２０２６', '2026-04-24', '24/04/2026'],
      [{ day: '24/04/2026', month: '', year: '' }, '2026-04-24', '24/04/2026'],
      [{ day: '24\u200b', month: '4', year: '２０２６' }, '2026-04-24', '24/04/2026'],
      ['2026-04-24', '2026-04-24', '24/04/2026'],
      [{ day: '29', month: 2, year: '2024' }, '2024-02-29', '29/02/2024'],
      [today, today, '22/11/2026'],
    ],
    wrong: [
      ['31/4/2026', 'date-not-real'],
      [{ day: '1', month: '2', year: '90' }, 'year-too-short'],
      ['1/2/90', 'year-too-short'],
      ['1/2/0990', 'year-not-likely'],
      ['00/00/1960', 'date-incomplete'],
      ['29/2/2026', 'date-not-real'],
      ['2026', 'date-incomplete'],
      [{ day: '1', month: '', year: '2026' }, 'date-incomplete'],
      ['mai', 'date-not-readable'],
      [{ day: 1, hour: 2 }, 'date-not-readable'],
      ['2026-11-23', 'date-in-future'],
      ['31/12/1999', 'date-too-early'],
      [[1], 'date-not-readable'],
    ],
  },
  'partial-date': {
    config: { notAfter: 'today' },
    right: [
      ['1990', '1990', '1990'],
      ['4/1990', '1990-04', '04/1990'],
      ['00/00/1960', '1960', '1960'],
      ['00/05/1960', '1960-05', '05/1960'],
      [{ day: '00', month: '--', year: '1960' }, '1960', '1960'],
      [{ day: '', month: '', year: '1950' }, '1950', '1950'],
      [{ year: 1990, month: '', day: '' }, '1990', '1990'],
      ['2026', '2026', '2026'],
    ],
    wrong: [
      ['2027', 'date-in-future'],
      ['13/1990', 'date-not-real'],
      [{ day: 3, year: 1990 }, 'date-incomplete'],
      [{ month: 3 }, 'date-incomplete'],
    ],
  },
  integer: {
    config: { min: 1, max: 50 },
    right: [
      ['2', 2, '2'],
      [50, 50, '50'],
      [' 007 ', 7, '7'],
    ],
    wrong: [
      ['0', 'too-small'],
      ['51', 'too-large'],
      ['1.5', 'not-a-number'],
      [1.5, 'not-a-number'],
      ['1e1', 'not-a-number'],
      [Number.NaN, 'not-a-number'],
      [true, 'not-a-number'],
    ],
  },
  money: {
    right: [
      ['10.000.000', 10_000_000, '10.000.000\u00a0đồng'],
      ['10,000,000 đồng', 10_000_000, '10.000.000\u00a0đồng'],
      ['500', 500, '500\u00a0đồng'],
      ['VND 10.000', 10_000, '10.000\u00a0đồng'],
      ['10.000.', 10_000, '10.000\u00a0đồng'],
      [0, 0, '0\u00a0đồng'],
    ],
    wrong: [
      ['1.5', 'not-an-amount'],
      ['1.000,000', 'not-an-amount'],
      ['-1', 'not-an-amount'],
      ['1'.repeat(16), 'not-an-amount'],
      ['ba triệu', 'not-an-amount'],
    ],
  },
  choice: {
    config: { options },
    right: [['yes', 'yes', 'Có']],
    wrong: [
      ['Có', 'not-an-option'],
      [true, 'not-an-option'],
      ['constructor', 'not-an-option'],
    ],
  },
  confirm: {
    right: [
      [true, true, 'Đồng ý'],
      ['on', true, 'Đồng ý'],
    ],
    wrong: [
      [false, 'must-confirm'],
      ['maybe', 'not-an-option'],
    ],
  },
  address: {
    right: [
      [
        { communeCode: '26374', detail: ' 12 đường A' },
        { communeCode: '26374', detail: '12 đường A' },
        '12 đường A, Phường Biên Hòa',
      ],
      [{ communeCode: null, detail: 'Kyiv, Ukraine' }, { communeCode: null, detail: 'Kyiv, Ukraine' }, 'Kyiv, Ukraine'],
    ],
    wrong: [
      [{ communeCode: '26374' }, 'address-detail-missing'],
      [{ communeCode: '99999', detail: 'x' }, 'unknown-commune'],
      [{ detail: 'x', more: 1 }, 'not-an-address'],
      ['12 đường A', 'not-an-address'],
      [[], 'not-an-address'],
    ],
  },
  'identity-number': {
    right: [
      ['075 190 000 001', '075190000001', '075190000001'],
      ['075-190-000-123', '075190000123', '075190000123'],
      ['\u202a075190000123\u202c', '075190000123', '075190000123'],
    ],
    wrong: [
      ['07519000000', 'not-twelve-digits'],
      ['C1234567', 'not-twelve-digits'],
      ['x'.repeat(41), 'too-long'],
    ],
  },
  'tax-code': { right: [['0100047516001', '0100047516-001', '0100047516-001']], wrong: [['123', 'not-a-tax-code']] },
  phone: { right: [['+84 91 234 56 78', '+84912345678', '0912 345 678']], wrong: [['123', 'not-a-phone']] },
  email: {
    right: [
      ['Nguyen.A@Vidu.VN', 'Nguyen.A@vidu.vn', 'Nguyen.A@vidu.vn'],
      ['mailto:a@b.vn', 'a@b.vn', 'a@b.vn'],
      ['Nguyễn Văn A <a@b.vn>;', 'a@b.vn', 'a@b.vn'],
      ['a @ b.vn.', 'a@b.vn', 'a@b.vn'],
      ['\u0430@b.vn', 'a@b.vn', 'a@b.vn'],
    ],
    wrong: [
      ['a@b', 'not-an-email'],
      ['a b@c.vn', 'not-an-email'],
      [`${'x'.repeat(65)}@c.vn`, 'not-an-email'],
      ['@c.vn', 'not-an-email'],
      ['a@b.vn, c@d.vn', 'not-an-email'],
      ['a@b,vn', 'not-an-email'],
    ],
  },
  agency: {
    right: [['u-1', 'u-1', 'UBND xã Thử']],
    wrong: [
      ['u-2', 'not-in-list'],
      ['../x', 'not-in-list'],
    ],
  },
  catalogue: {
    config: { catalogue: 'countries' },
    right: [['VN', 'VN', 'Việt Nam']],
    wrong: [
      ['XX', 'not-in-list'],
      [{}, 'not-text'],
    ],
  },
};

describe.each(Object.entries(examples))('%s', (type, example) => {
  const field = boundField(FormField.parse({ id: 'x', label, type, ...example.config }));

  test.each(example.right.map((one) => [one[0], one] as const))('reads %j', (raw, [, value, written]) => {
    expect(field.parse(raw, { today, nameOf })).toMatchObject({ kind: 'value', value });
    expect(field.write(value, 'vi', nameOf)).toBe(written);
    // What was stored is read again as the same: drafts hold raw answers, dossiers parsed ones.
    expect(field.parse(value, { today, nameOf })).toMatchObject({ kind: 'value', value });
  });

  test.each(example.wrong.map((one) => [one[0], one[1]] as const))('refuses %j: %s', (raw, code) => {
    expect(field.parse(raw, { today, nameOf })).toMatchObject({ kind: 'wrong', fault: { code } });
  });

  test('nothing is not filled in', () => {
    for (const raw of [undefined, null]) expect(field.parse(raw, { today })).toEqual({ kind: 'empty' });
  });
});

test('an identity field may take old cards and passports, the old card with a warning', () => {
  const field = boundField(
    FormField.parse({ id: 'x', label, type: 'identity-number', accepts: ['personal', 'old-card', 'passport'] }),
  );
  expect(field.parse('271234567', { today })).toMatchObject({ value: '271234567' });
  expect(field.warn('271234567', { today })).toEqual([{ code: 'identity-nine-digits', facts: {} }]);
  expect(field.parse('C1234567', { today })).toMatchObject({ value: 'C1234567' });
  expect(field.parse('!!', { today })).toMatchObject({ fault: { code: 'not-an-identity-paper' } });
});

test('which paper it is decides what nine digits are', () => {
  const field = boundField(
    FormField.parse({
      id: 'x',
      label,
      type: 'identity-number',
      accepts: ['personal', 'old-card', 'passport'],
      paperField: 'paper',
    }),
  );
  const read = (raw: string, paper?: string) => {
    const context = { today, earlier: () => paper };
    const parsed = field.parse(raw, context);
    return parsed.kind === 'value' ? { ...parsed, warnings: field.warn(parsed.value, context) } : parsed;
  };
  expect(read('512345678')).toMatchObject({ fault: { code: 'which-paper' } });
  expect(read('512345678', 'passport')).toMatchObject({ value: '512345678', warnings: [] });
  expect(read('271-234-567', 'old-card')).toMatchObject({ warnings: [{ code: 'identity-old-card' }] });
  expect(read('12345', 'old-card')).toMatchObject({ fault: { code: 'not-nine-digits' } });
  expect(read('C-1', 'passport')).toMatchObject({ fault: { code: 'not-a-passport' } });
  expect(read('C1234567', 'personal')).toMatchObject({ fault: { code: 'not-twelve-digits' } });
  expect(read('39012345')).toMatchObject({ value: '39012345', warnings: [] });
});

test('a name may be printed in capitals, whatever was typed', () => {
  const field = boundField(FormField.parse({ id: 'x', label, type: 'person-name', printedInCapitals: true }));
  expect(field.write('Nguyễn thị Thảo', 'vi')).toBe('NGUYỄN THỊ THẢO');
});

test('of a place of origin the commune is enough, and what fits no commune is named', () => {
  const field = boundField(FormField.parse({ id: 'x', label, type: 'address', only: 'commune' }));
  const value = { communeCode: '26374', detail: '' };
  expect(field.parse({ communeCode: '26374' }, { today, nameOf })).toMatchObject({ kind: 'value', value });
  expect(field.write(value, 'vi', nameOf)).toBe('Phường Biên Hòa');
  expect(field.parse({ communeCode: '', communeText: 'Quang Vinh', detail: '' }, { today })).toMatchObject({
    fault: { code: 'commune-not-chosen', facts: { typed: 'Quang Vinh' } },
  });
});

test('an address that must lie in the list needs its commune', () => {
  const field = boundField(FormField.parse({ id: 'x', label, type: 'address', communeRequired: true }));
  expect(field.parse({ detail: 'x' }, { today })).toMatchObject({ fault: { code: 'commune-missing' } });
});

test('a box that need not be ticked may be left', () => {
  const field = boundField(FormField.parse({ id: 'x', label, type: 'confirm', required: false }));
  expect(field.parse(false, { today })).toMatchObject({ value: false });
  expect(field.write(false, 'uk')).toBe('Ні');
});

test.each([
  ['Số 12 đường Nguyễn Trãi', 'Số 12 đường Nguyễn Trãi, Phường Trấn Biên, Thành phố Đồng Nai'],
  ['12 Nguyễn Trãi, phường Trấn Biên, tỉnh Đồng Nai', '12 Nguyễn Trãi, Phường Trấn Biên, Thành phố Đồng Nai'],
  ['12 Nguyễn Trãi, P. Trấn Biên, TP. Đồng Nai, Việt Nam', '12 Nguyễn Trãi, Phường Trấn Biên, Thành phố Đồng Nai'],
  ['Phường Trấn Biên, TP Biên Hòa, Đồng Nai', 'TP Biên Hòa, Phường Trấn Biên, Thành phố Đồng Nai'],
  ['Đường Đồng Nai, khu phố Trấn Biên', 'Đường Đồng Nai, khu phố Trấn Biên, Phường Trấn Biên, Thành phố Đồng Nai'],
  ['phường Trấn Biên', 'Phường Trấn Biên, Thành phố Đồng Nai'],
])('an address names commune and province once: “%s”', (detail, written) => {
  const field = boundField(FormField.parse({ id: 'x', label, type: 'address' }));
  const names = () => 'Phường Trấn Biên, Thành phố Đồng Nai';
  expect(field.write({ communeCode: '26041', detail }, 'vi', names)).toBe(written);
});
