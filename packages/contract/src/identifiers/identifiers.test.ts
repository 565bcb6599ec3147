import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AgencyIdentifier, fromLegacyIdentifier } from './agency-identifier.ts';
import { DossierCode, formatDossierCode, parseDossierCode, readCodeEnding, readDossierCode } from './dossier-code.ts';
import vectors from './identifier-vectors.json' with { type: 'json' };
import { checkIdentityNumber, compareIdentity } from './identity-number.ts';
import { identityProvinceName } from './identity-province-name.ts';
import provinces from './identity-provinces.json' with { type: 'json' };
import { areaCodes, identityProvinceCodes, mobile, state } from './number-plans.ts';
import plan from './phone-plan.json' with { type: 'json' };
import { ownerNumberWarnings } from './owner-number.ts';
import { formatPhone, normalisePhone } from './phone.ts';
import { checkTaxCode, taxCheckDigit } from './tax-code.ts';

interface IdentityVector {
  readonly input: string;
  readonly structureValid: boolean;
  readonly provinceCode?: string;
  readonly gender?: string;
  readonly birthYear?: number;
  readonly plausible?: boolean;
}

describe('identity number (Law on Identification 26/2023/QH15 art. 12)', () => {
  const identityNumbers: readonly IdentityVector[] = vectors.identityNumbers;
  const today = '2026-11-22';

  // The published vectors call a number invalid where we warn, and ask for trimming where we trim.
  test.each(identityNumbers.map((vector) => [vector.input, vector] as const))('%j', (input, vector) => {
    const check = checkIdentityNumber(input, today);
    const inOrder = check.kind === 'personal' && check.warnings.length === 0;
    expect(inOrder).toBe((vector.structureValid && vector.plausible !== false) || input !== input.trim());
    const { gender, birthYear } = vector;
    expect(check).toMatchObject(gender === undefined ? {} : { gender, birthYear });
  });

  test('what is odd is named', () => {
    expect(checkIdentityNumber('000090000001', today).warnings).toEqual(['identity-province-unknown']);
    expect(checkIdentityNumber('075990000001', today).warnings).toEqual(['identity-birth-in-future']);
    expect(checkIdentityNumber('271 234 567', today)).toMatchObject({ kind: 'nine-digits', value: '271234567' });
    expect(checkIdentityNumber('c1234567', today)).toMatchObject({ kind: 'passport', value: 'C1234567' });
    expect(checkIdentityNumber('FU123456', today).kind).toBe('passport');
    for (const nonsense of ['', 'O75090123456', '12345', 'ABCDEFGH', '1234567890123', "'; drop"]) {
      expect(checkIdentityNumber(nonsense, today).kind).toBe('unknown');
    }
  });

  test('date of birth and gender are compared', () => {
    const check = checkIdentityNumber('075190000001', today);
    expect(compareIdentity(check, { gender: 'female', birthDate: '1990-02-01' })).toEqual([]);
    expect(compareIdentity(check, { gender: 'male', birthDate: '1991-02-01' })).toHaveLength(2);
    expect(compareIdentity(checkIdentityNumber('C1234567', today), { gender: 'male' })).toEqual([]);
  });
});

test.each([
  ['citizen', '075190000001', []],
  ['citizen', '07519000000', ['not-an-identity-paper']],
  ['citizen', ' ', []],
  ['citizen', null, []],
  ['citizen', '000190000001', ['identity-province-unknown']],
  ['enterprise', '0100047516', []],
  ['enterprise', '0100047517', ['tax-code-check-digit']],
  ['organisation', 'C1234567', ['not-a-tax-code']],
] as const)('the number of an owner, a %s: %j', (type, identityNumber, warnings) => {
  expect(ownerNumberWarnings({ type, identityNumber }, '2026-11-22')).toEqual(warnings);
});

describe('tax code', () => {
  test.each(vectors.checkDigits.map(({ first9, checkDigit }) => [first9, checkDigit] as const))(
    '%s -> %s',
    (first9, digit) => {
      expect(taxCheckDigit(first9)).toBe(digit);
    },
  );

  test.each(vectors.taxCodes.map(({ input, valid }) => [input, valid] as const))('%s', (input, valid) => {
    const check = checkTaxCode(input);
    expect(check.kind !== 'not-a-tax-code' && check.warnings.length === 0).toBe(valid);
  });

  test('a wrong check digit is a warning, and branches get their hyphen', () => {
    expect(checkTaxCode('0100047517')).toEqual({
      kind: 'organisation',
      value: '0100047517',
      warnings: ['tax-code-check-digit'],
    });
    expect(checkTaxCode('0100047516001')).toEqual({ kind: 'branch', value: '0100047516-001', warnings: [] });
  });

  test('exactly one tenth digit, or none, is without warning', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{9}$/), (first9) => {
        const fitting = Array.from({ length: 10 }, (_none, digit) => checkTaxCode(`${first9}${digit}`)).filter(
          (check) => check.kind !== 'not-a-tax-code' && check.warnings.length === 0,
        );
        expect(fitting).toHaveLength(taxCheckDigit(first9) === null ? 0 : 1);
      }),
    );
  });
});

describe('phone', () => {
  test.each(vectors.phones.map((vector) => [vector.input, vector] as const))('%s', (input, vector) => {
    const expected = vector.valid
      ? { ok: true, e164: vector.e164, kind: vector.kind }
      : { ok: false, code: 'not-a-phone' };
    expect(normalisePhone(input)).toEqual(expected);
  });

  test('numbers of other countries are taken by length', () => {
    expect(normalisePhone('+380 (44) 123-45-67')).toEqual({ ok: true, e164: '+380441234567', kind: 'abroad' });
    expect(normalisePhone('00380441234567')).toMatchObject({ e164: '+380441234567' });
    for (const nonsense of ['+0123456789', '12', '0912 345 67a', '+12345678901234567'])
      expect(normalisePhone(nonsense).ok).toBe(false);
  });

  test('what is written for reading is read as the same number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^0(3[2-9]|8[1-9]|251|271|24|28)\d{7,8}$/), (raw) => {
        const phone = normalisePhone(raw);
        fc.pre(phone.ok);
        expect(normalisePhone(formatPhone(phone.e164))).toEqual(phone);
      }),
    );
    expect(formatPhone('+84912345678')).toBe('0912 345 678');
    expect(formatPhone('+842513822501')).toBe('0251 3822 501');
    expect(formatPhone('+380441234567')).toBe('+380441234567');
  });
});

describe('dossier code (Decree 61/2018/NĐ-CP art. 26)', () => {
  test.each([
    ['000.00.14.H20-200703-0002', { unitCode: '000.00.14.H20', day: '2020-07-03', ordinal: 2 }],
    ['H15.50.05.13-261008-0975', { unitCode: 'H15.50.05.13', day: '2026-10-08', ordinal: 975 }],
    ['G09.20-20260609-0092637', { unitCode: 'G09.20', day: '2026-06-09', ordinal: 92_637 }],
    [' h19.14-261122-0001 ', { unitCode: 'H19.14', day: '2026-11-22', ordinal: 1 }],
  ])('%s', (code, parts) => {
    expect(parseDossierCode(code)).toEqual(parts);
    expect(DossierCode.safeParse(code).success).toBe(true);
  });

  test.each([
    '',
    'H19-261322-0001',
    'H19-260230-0001',
    'H19-26112-0001',
    'H19-261122-001',
    'H19..1-261122-0001',
    'H19 261122 0001',
  ])('refuses %j', (code) => {
    expect(parseDossierCode(code)).toBeNull();
  });

  test('what is given out is read back, also after the 9999th of a day', () => {
    const parts = fc.record({
      unitCode: fc.stringMatching(/^[A-Z]\d{2}(\.\d{2,3}){0,3}$/),
      day: fc
        .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      ordinal: fc.integer({ min: 1, max: 9_999_999 }),
    });
    fc.assert(
      fc.property(parts, (given) => {
        expect(parseDossierCode(formatDossierCode(given))).toEqual(given);
      }),
    );
    expect(formatDossierCode({ unitCode: 'H19.14', day: '2026-11-22', ordinal: 7 })).toBe('H19.14-261122-0007');
  });
});

describe('agency identifier (Decision 20/2020/QĐ-TTg)', () => {
  test.each(['H19', 'H56.14', 'G09.20.001', 'Z01AB12345'])('takes %s', (code) => {
    expect(AgencyIdentifier.safeParse(code).success).toBe(true);
  });
  test.each(['', 'h19', 'H1', 'H19.', 'H19..1', '000.00.00.H19', 'Z00AB', `H19${'.123'.repeat(9)}`])(
    'refuses %j',
    (code) => {
      expect(AgencyIdentifier.safeParse(code).success).toBe(false);
    },
  );
  test.each([
    ['000.00.00.H19', 'H19'],
    ['000.00.14.H20', 'H20.14'],
    ['012.05.14.H20', 'H20.14.05.012'],
    ['012.00.14.H20', null],
    ['H19.14', null],
  ])('%s was the old form of %s', (legacy, code) => {
    expect(fromLegacyIdentifier(legacy)).toBe(code);
  });
});

describe('a dossier code as it is typed, copied or said', () => {
  test.each([
    'H19.145.01-261129-0001',
    'H19.145.01–261129–0001',
    'H19.145.01‑261129‑0001',
    'H19.145.01 - 261129 - 0001',
    '\u200bH19.145.01-261129-0001',
    'H19.145.01-261129-0001.',
    'h19.145.01-261129-1',
    'H19.145.01−261129—01,',
    'H19.145.01 261129 0001',
    'H19 . 145 . 01 - 261129 - 0001',
    '\u202aH19.145.01-261129-0001\u202c',
    'Ｈ１９．１４５．０１－２６１１２９－０００１',
    'Н19.145.01-261129-0001',
    'Mã hồ sơ: H19.145.01-261129-0001',
    'https://dvc.example.vn/tra-cuu?code=H19.145.01-261129-0001',
    'H19.145.01_261129_0001',
    'H19.145.01/261129/0001',
    'H19.145.01\u00a0-\u202f261129\u00ad-0001\ufeff',
    'H19·145·01-261129-0001',
    'H19,145,01~261129~0001',
    'H19。145。01〜261129〜1',
    'https://dvc.example.vn/tra-cuu?ma=H19%2E145.01%2D261129-0001',
  ])('%j', (typed) => {
    expect(readDossierCode(typed)).toBe('H19.145.01-261129-0001');
  });

  test('what is no code is none, and every code given out is read as itself', () => {
    for (const other of ['', 'Nguyễn Văn A', '1.001193', '075190000001', '261129-0001', '0912345678'])
      expect(readDossierCode(other), other).toBeNull();
    for (const code of ['TN.H19.145.01-261129-0001', 'G09.20-20260609-0092637', '000.00.14.H20-200703-0002'])
      expect(readDossierCode(code)).toBe(code);
  });

  test.each([
    ['0040', '-0040'],
    ['40', '-0040'],
    ['-0040', '-0040'],
    ['261129-0040', '-261129-0040'],
    ['261129 – 40', '-261129-0040'],
    ['261129 0040.', '-261129-0040'],
    ['12345', '-12345'],
    ['Lý', null],
    ['0912 345 678', null],
    ['075190000001', null],
  ])('the end %j is looked for as %j', (typed, end) => {
    expect(readCodeEnding(typed)).toBe(end);
  });
});

test.each([
  ['075190000123\u200b', undefined, 'personal', '075190000123'],
  ['\u202a075190000123\u202c', undefined, 'personal', '075190000123'],
  ['075-190-000-123', undefined, 'personal', '075190000123'],
  ['０７５１９００００１２３', 'personal', 'personal', '075190000123'],
  ['39012345', undefined, 'passport', '39012345'],
  ['512345678', undefined, 'nine-digits', '512345678'],
  ['512345678', 'passport', 'passport', '512345678'],
  ['75 1234567', 'passport', 'passport', '751234567'],
  ['271-234-567', 'old-card', 'old-card', '271234567'],
  ['С1234567', undefined, 'passport', 'C1234567'],
  ['512345678', 'personal', 'unknown', '512345678'],
  ['30/2020/KS', 'other', 'other', '30/2020/KS'],
  ['CCCD: 075190000123', undefined, 'personal', '075190000123'],
  ['Số định danh 075190000123', undefined, 'personal', '075190000123'],
  ["'075190000123,", undefined, 'personal', '075190000123'],
  ['(075_190_000_123)', undefined, 'personal', '075190000123'],
  ['Hộ chiếu: c1234567', undefined, 'passport', 'C1234567'],
] as const)('the number %j of the paper %s is %s', (raw, paper, kind, value) => {
  expect(checkIdentityNumber(raw, '2026-11-22', paper)).toMatchObject({ kind, value });
});

test.each([
  ['0251–3822–501', '+842513822501'],
  ['0912‑345‑678', '+84912345678'],
  ['\u202a0912345678\u202c', '+84912345678'],
  ['\u20680912 345 678\u2069', '+84912345678'],
  ['0912345678\u200b', '+84912345678'],
  ['０９１２３４５６７８', '+84912345678'],
  ['tel:+84 912 345 678', '+84912345678'],
  ['069 234 5678', '+84692345678'],
  ['080 44107', '+848044107'],
  ['SĐT: 0912 345 678', '+84912345678'],
  ["'0912345678", '+84912345678'],
  ['0912 345 678 (Zalo)', '+84912345678'],
  ['Điện thoại (0251) 3.822.501.', '+842513822501'],
])('the telephone number %j is %s', (raw, e164) => {
  expect(normalisePhone(raw)).toMatchObject({ ok: true, e164 });
  expect(normalisePhone(formatPhone(e164))).toMatchObject({ e164 });
});

test.each(['0912345678/0987654321', '0251 3822501 máy lẻ 12', '0912 345 67a', 'SĐT:', '(Zalo)'])(
  'what may be two numbers, or none, is not guessed: %j',
  (raw) => {
    expect(normalisePhone(raw)).toEqual({ ok: false, code: 'not-a-phone' });
  },
);

test('a number of the networks of army, police and state bodies is written as they write it', () => {
  expect(formatPhone('+84692345678')).toBe('069 234 5678');
  expect(formatPhone('+848044107')).toBe('080 44107');
});

test('a tax code with another dash is the same', () => {
  expect(checkTaxCode('0100109106–001')).toMatchObject({ kind: 'branch', value: '0100109106-001' });
  expect(checkTaxCode('MST: 0100109106')).toMatchObject({ kind: 'organisation', value: '0100109106' });
  expect(checkTaxCode('０100109106\u200b')).toMatchObject({ kind: 'organisation', value: '0100109106' });
});

test('what a page checks numbers by is what the plans with their sources say', () => {
  expect([...areaCodes].toSorted()).toEqual(Object.keys(plan.areaCodes).toSorted());
  expect([...identityProvinceCodes]).toEqual(Object.keys(provinces.codes).toSorted());
  expect([mobile.source, state.source]).toEqual([plan.mobilePattern, plan.statePattern]);
  expect(identityProvinceName('075')).toBe('Đồng Nai');
});
