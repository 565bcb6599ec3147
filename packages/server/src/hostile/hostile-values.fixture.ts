import fc from 'fast-check';

const nest = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

/** Texts that have broken other systems. The long one is made once. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\ufeff\u202egnp.exe',
  '\u001b[31m',
  'x'.repeat(100_000),
  'ế'.normalize('NFD').repeat(300),
  '\u1160'.repeat(200),
  "' or 1=1; drop table dossier; --",
  `"; select pg_sleep(30); --`,
  '%_\\%',
  '\\',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '{{constructor.constructor("return process")()}}',
  '${7*7}#{7*7}',
  '../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  'file:///etc/passwd',
  '\r\nset-cookie: a=b',
  '%00',
  '%',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'null',
  'NaN',
  '-1',
  '9'.repeat(40),
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '+275760-09-13',
  '2026-13-01T25:61:61Z',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '=cmd|calc!A1',
  '𝕳𝖔̂̀ 𠀋 \u{1f469}\u200d\u{1f467}',
];

/** Values of JSON that are not what a field wants. */
export const hostileValues: readonly unknown[] = [
  ...hostileTexts,
  null,
  true,
  0,
  -0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e308,
  1e-320,
  [],
  {},
  [[]],
  [null],
  { length: 1e9 },
  { toString: 'x', valueOf: null },
  JSON.parse('{"then":"x"}'),
  { $where: '1', $ne: null },
  JSON.parse('{"__proto__":{"admin":true}}'),
  JSON.parse('{"constructor":{"prototype":{"admin":true}}}'),
  nest(40),
  Array.from({ length: 2000 }, (_, index) => index),
];

export type Json = Readonly<Record<string, unknown>>;

/** Real values by field name, so that calls get past the first question; filled while the fuzzer runs. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const numberOf = (schema: Json, key: string, otherwise: number): number => {
  const value = schema[key];
  return typeof value === 'number' ? value : otherwise;
};

export interface Drawing {
  readonly known: Known;
  readonly components: Json;
  /** Of how many values one is hostile; nought: none. */
  readonly hostileIn: number;
}

function texts(schema: Json): fc.Arbitrary<unknown> {
  const max = numberOf(schema, 'maxLength', 300);
  const usual = fc.string({
    unit: 'grapheme',
    minLength: numberOf(schema, 'minLength', 0),
    maxLength: Math.min(max, 40),
  });
  if (schema['format'] === 'uuid') return fc.uuid();
  if (schema['format'] === 'date')
    return fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10));
  if (schema['format'] === 'date-time')
    return fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((day) => day.toISOString());
  // Exactly the longest that is allowed, one more, and letters of four bytes.
  const edges = fc.constantFrom(
    'x'.repeat(max),
    'x'.repeat(max + 1),
    '\u{20000}'.repeat(Math.floor(max / 2)),
    'nguyen',
    'Đơn đề nghị',
  );
  return fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: edges });
}

function numbers(schema: Json): fc.Arbitrary<unknown> {
  const [min, max] = [numberOf(schema, 'minimum', -5), numberOf(schema, 'maximum', 2 ** 53 - 1)];
  const inside =
    schema['type'] === 'integer'
      ? fc.integer({ min: Math.max(min, -5), max: Math.min(max, 20) })
      : fc.double({ min, max: Math.min(max, 1e6), noNaN: true });
  return fc.oneof(
    { weight: 5, arbitrary: inside },
    { weight: 1, arbitrary: fc.constantFrom(min, max, min - 1, max + 1, max / 3) },
  );
}

function objects(schema: Json, drawing: Drawing): fc.Arbitrary<unknown> {
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : [];
  const fields = Object.entries(Object(schema['properties'])).map(
    ([name, inner]) => [name, valueFor(Object(inner), drawing, name)] as const,
  );
  const given = fc.record(Object.fromEntries(fields), { requiredKeys: required });
  if (!isJson(schema['additionalProperties'])) return given;
  const values = valueFor(schema['additionalProperties'], drawing, '');
  return fc
    .tuple(given, fc.dictionary(fc.string({ maxLength: 10 }), values, { maxKeys: 3 }))
    .map(([named, other]) => ({ ...other, ...named }));
}

function drawn(schema: Json, drawing: Drawing, name: string): fc.Arbitrary<unknown> {
  const reference = schema['$ref'];
  if (typeof reference === 'string')
    return drawn(Object(drawing.components[reference.split('/').at(-1) ?? '']), drawing, name);
  for (const key of ['anyOf', 'oneOf', 'allOf']) {
    const choices = schema[key];
    if (Array.isArray(choices)) return fc.oneof(...choices.map((choice) => drawn(Object(choice), drawing, name)));
  }
  if (Array.isArray(schema['enum'])) return fc.constantFrom<unknown>(...schema['enum']);
  switch (schema['type']) {
    case 'string':
      return texts(schema);
    case 'integer':
    case 'number':
      return numbers(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(valueFor(Object(schema['items']), drawing, name), { maxLength: 3 });
    case 'object':
      return objects(schema, drawing);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** Values for a JSON Schema: mostly valid, by name also real ones, now and then of the wrong kind or hostile. */
export function valueFor(schema: Json, drawing: Drawing, name: string): fc.Arbitrary<unknown> {
  const known = drawing.known[name] ?? [];
  return fc.oneof(
    { weight: known.length > 0 ? 2 : 10, arbitrary: drawn(schema, drawing, name) },
    // Looked up when drawn: the list grows while the fuzzer runs.
    ...(known.length > 0 ? [{ weight: 8, arbitrary: fc.nat().map((place) => known[place % known.length]) }] : []),
    ...(drawing.hostileIn > 0
      ? [{ weight: 10 / drawing.hostileIn, arbitrary: fc.constantFrom(...hostileValues) }]
      : []),
  );
}
