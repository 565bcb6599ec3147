import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeLine } from './exchange-line.fixture.ts';
import type { ProcedureLine } from './procedure-content.ts';
import { joinParentheses, readProcedureLine } from './read-procedure-line.ts';

function readable(text: string): Extract<ProcedureLine, { ok: true }> {
  const line = readProcedureLine(text);
  if (!line.ok) throw new Error(line.reason);
  return line;
}

const channel = (changes: Record<string, unknown>) => ({
  channel: 'ONLINE',
  processingTime: { value: 5, unit: 'WORKING_DAY' },
  fees: [],
  description: null,
  ...changes,
});
const codesOf = (line: Extract<ProcedureLine, { ok: true }>): string[] => line.warnings.map((warning) => warning.code);
const limitsOf = (time: unknown) => readable(makeLine({ channels: [channel({ processingTime: time })] }));

describe('a complete line', () => {
  const { procedure, warnings, hash } = readable(makeLine());
  test('is read without warnings', () => {
    expect(warnings).toEqual([]);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(procedure).toMatchObject({ code: '1.001193', settledBy: 'commune', fileable: true, decision: '163/QĐ-BTP' });
  });
  test('subjects split inside parentheses are one again', () => {
    expect(procedure.subjects).toEqual(['Công dân Việt Nam', 'Tổ chức (không bao gồm doanh nghiệp, HTX)']);
    expect(joinParentheses(['a (b', 'c (d', 'e))', 'f'])).toEqual(['a (b, c (d, e))', 'f']);
  });
  test('papers have stable ids, and a remark is no paper', () => {
    expect(procedure.componentGroups[0]?.items.map(({ id, isNote }) => [id, isNote])).toEqual([
      ['g1.c1', false],
      ['g1.c2', false],
      ['g1.c3', true],
    ]);
  });
});

describe('time limits', () => {
  test.each([
    [
      { value: 3, unit: 'WORKING_DAY' },
      { unit: 'working-day', value: 3 },
    ],
    [
      { value: 30, unit: 'DAY' },
      { unit: 'calendar-day', value: 30 },
    ],
    [
      { value: 8, unit: 'HOUR' },
      { unit: 'working-hour', value: 8 },
    ],
    [
      { value: 2, unit: 'MONTH' },
      { unit: 'month', value: 2 },
    ],
  ])('%j is known', (time, limit) => {
    expect(limitsOf(time)).toMatchObject({ procedure: { channels: [{ limit }] }, warnings: [] });
  });
  test.each([
    [{ value: 1, unit: 'OTHER' }, { unit: 'unknown', value: 1 }, 'time-limit-without-unit'],
    [{ value: 5, unit: 'FORTNIGHT' }, { unit: 'unknown', value: 5 }, 'time-limit-without-unit'],
    [{ value: 5 }, { unit: 'unknown', value: 5 }, 'time-limit-without-unit'],
    [null, { unit: 'unknown', value: 0 }, 'time-limit-missing'],
    [{ value: 0, unit: 'HOUR' }, { unit: 'unknown', value: 0 }, 'time-limit-missing'],
    [{ value: 99_999, unit: 'DAY' }, { unit: 'unknown', value: 0 }, 'time-limit-missing'],
  ])('%j stays unknown and warns', (time, limit, code) => {
    const line = limitsOf(time);
    expect(line.procedure.channels[0]?.limit).toEqual(limit);
    expect(codesOf(line)).toEqual([code]);
  });
  test('digits of time and fee that ran together are not relied on', () => {
    const line = readable(makeLine({ channels: [channel({ ambiguousSplit: '125' })] }));
    expect(line.procedure.channels[0]?.limit).toEqual({ unit: 'unknown', value: 5 });
    expect(line.warnings).toEqual([{ code: 'ambiguous-channel', facts: { channel: 'ONLINE', digits: '125' } }]);
  });
});

test.each([
  [{ amount: 20, currency: 'VND', note: null, suspect: 'probably thousands' }, true],
  [{ amount: 20, currency: 'VND', note: null }, true],
  [{ amount: 20_000, currency: 'VND', suspect: true }, true],
  [{ amount: 20_000 }, true],
  [{ amount: 20_000, currency: 'VND' }, false],
  [{ amount: 0, currency: 'VND' }, false],
  [{ amount: 10, currency: 'USD' }, false],
  [{ amount: null, currency: null, note: '1' }, false],
])('fee %j is suspect: %s', (fee, suspect) => {
  const line = readable(makeLine({ channels: [channel({ fees: [fee] })] }));
  expect(line.procedure.channels[0]?.fees[0]?.suspect).toBe(suspect);
  expect(codesOf(line).includes('suspect-fee')).toBe(suspect);
});

test.each([
  [['commune-people-committee'], 'commune'],
  [['central', 'province-department'], 'province'],
  [['land-registration-office', 'commune-people-committee'], 'both'],
  [['commune-police', 'province-police'], null],
  [['a-new-word'], null],
])('handlers %j are settled by %s, whatever the level says', (handlers, settledBy) => {
  const { procedure } = readable(makeLine({ handlers, levels: ['commune', 'province'] }));
  expect(procedure).toMatchObject({ settledBy, fileable: settledBy !== null });
});

test('holes of the source are warned of, not filled', () => {
  const bare = JSON.stringify({
    code: '2.000001',
    name: 'Tên',
    ministry: 'Bộ',
    field: 'Lĩnh vực',
    channelsText: 'Trực tiếp ngay',
    surprise: { deep: [1] },
  });
  const line = readable(bare);
  expect(line.procedure).toMatchObject({
    handlers: ['unclassified'],
    steps: [],
    channels: [],
    settledBy: null,
    fileable: false,
  });
  expect(line.warnings).toContainEqual({ code: 'channels-missing', facts: { text: 'Trực tiếp ngay' } });
  expect(codesOf(line).toSorted()).toEqual(
    [
      'channels-missing',
      'components-missing',
      'handler-unclassified',
      'legal-basis-missing',
      'results-missing',
      'steps-missing',
    ].toSorted(),
  );
});

test('a null stands for nothing said, also in lists and titles', () => {
  const line = readable(
    makeLine({
      subjects: null,
      steps: null,
      legalBasis: [
        { number: '1/NQ', title: null },
        { number: null, title: null },
      ],
      complete: false,
    }),
  );
  expect(line.procedure.legalBasis).toEqual([{ number: '1/NQ', title: '1/NQ' }]);
  expect(codesOf(line)).toEqual(['steps-missing', 'incomplete-source']);
});

test('text is cleaned: NFD, look-alike D, tone style kept, invisible marks, lone surrogates, hard wraps', () => {
  const { procedure } = readable(
    makeLine({
      name: '  Thủ tục\r\nđăng ký\u200b kết hôn '.normalize('NFD'),
      field: '\u00d0ất đai\u0000',
      conditions: '- Đủ tuổi theo\nquy định.\n\n- Tự nguyện \ud800',
      steps: ['\uf0d8 Bước 1'],
    }),
  );
  expect(procedure.name).toBe('Thủ tục đăng ký kết hôn');
  expect(procedure.field).toBe('Đất đai');
  expect(procedure.conditions).toEqual(['- Đủ tuổi theo quy định.', '- Tự nguyện \ufffd']);
  expect(procedure.steps).toEqual(['• Bước 1']);
});

describe('refused lines', () => {
  test.each([
    ['{"code":"1.0', 'not-json', null],
    ['', 'not-json', null],
    ['nul', 'not-json', null],
    ['[]', 'not-an-object', null],
    ['null', 'not-an-object', null],
    ['"text"', 'not-an-object', null],
    [`${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'not-an-object', null],
    [makeLine().replace('{', '{"code":"9.999999",'), 'duplicate-key: code', '1.001193'],
    [makeLine({ steps: 'Bước 1' }), 'wrong-field: steps', '1.001193'],
    [makeLine({ name: 7 }), 'wrong-field: name', '1.001193'],
    [makeLine({ name: '\u200b' }), 'wrong-field: name', '1.001193'],
    [makeLine({ field: null }), 'missing-field: field', '1.001193'],
    [makeLine({ ministry: undefined }), 'missing-field: ministry', '1.001193'],
    [makeLine({ code: undefined }), 'missing-field: code', null],
    [makeLine({ code: 1.001193 }), 'wrong-field: code', null],
    [makeLine({ code: '1.01' }), 'bad-code: 1.01', '1.01'],
    [makeLine({ channels: [channel({ channel: 'FAX' })] }), 'wrong-field: channels.0.channel', '1.001193'],
    [
      makeLine({ channels: [channel({ processingTime: { value: '5', unit: 'DAY' } })] }),
      'wrong-field: channels.0.processingTime.value',
      '1.001193',
    ],
    [
      makeLine({ channels: [channel({ fees: [{ amount: -1 }] })] }),
      'wrong-field: channels.0.fees.0.amount',
      '1.001193',
    ],
    [makeLine().replace('8000', '1e999'), 'wrong-field: channels.1.fees.0.amount', '1.001193'],
    [
      makeLine({ componentGroups: [{ case: null, items: [{ name: null }] }] }),
      'missing-field: componentGroups.0.items.0.name',
      '1.001193',
    ],
  ])('%#: %.60s', (text, reason, code) => {
    expect(readProcedureLine(text)).toEqual({ ok: false, reason, code });
  });
});

test('a byte order mark, a carriage return and a local code do no harm', () => {
  expect(readable(`\ufeff${makeLine({ code: ' 1.012753.H19 ' })}\r`).procedure.code).toBe('1.012753.H19');
});

test('the identifier of an agency behind a code names no other procedure', () => {
  expect(readable(makeLine({ code: '1.001193.000.00.00.H19' })).procedure.code).toBe('1.001193');
});

test('a line of two million characters is read', () => {
  expect(readable(makeLine({ steps: ['a '.repeat(990_000)] })).procedure.steps[0]).toHaveLength(1_979_999);
});

describe('for any text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('e\u200b\u0301', '\ud83d', ' \u0301', '\r\n', '\u00d0\u0300', '\uf0a7', '\u2028x'),
  );
  const lines = fc
    .record({
      name: text,
      field: text,
      steps: fc.array(text),
      conditions: text,
      subjects: fc.array(text),
      handlers: fc.array(text),
    })
    .map((changes) => makeLine({ ...changes, name: `T${changes.name}`, field: `F${changes.field}` }));

  test('reading never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          fc.json().map((json) => makeLine({ channels: JSON.parse(json), steps: JSON.parse(json) })),
        ),
        (line) => {
          expect(typeof readProcedureLine(line).ok).toBe('boolean');
        },
      ),
    );
  });
  test('what is kept is NFC, well-formed and without control characters', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const kept = JSON.stringify(readable(line).procedure);
        expect(kept).toBe(kept.normalize('NFC'));
        // JSON writes a lone surrogate or a control character as an escape; a line break inside a text may stay.
        expect(kept).not.toMatch(/\\u[0-9a-f]{4}/);
      }),
    );
  });
  test('reading what was read changes nothing', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const once = readable(line).procedure;
        const again = readable(
          makeLine({ ...once, publicationDecision: once.decision, channels: undefined, complete: true }),
        ).procedure;
        const texts = ({ name, field, steps, conditions, subjects, handlers }: typeof once) => ({
          name,
          field,
          steps,
          conditions,
          subjects,
          handlers,
        });
        expect(texts(again)).toEqual(texts(once));
      }),
    );
  });
  test('the order of keys does not matter to the hash', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const turned = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(line)).toReversed()));
        expect(readable(turned).hash).toBe(readable(line).hash);
      }),
    );
  });
});
