import { openApiDocument } from '@dongbo/contract';
import { allEndpoints } from '@dongbo/contract/all';
import fc from 'fast-check';
import { smallPdf } from './sample-files.fixture.ts';
import type { RightCalls } from './call-place.fixture.ts';
import { valueFor, type Drawing, type Json, type Known } from './hostile-values.fixture.ts';

/** One address and method of the OpenAPI document. */
export interface Described {
  readonly method: string;
  readonly path: string;
  readonly operation: Json;
  /** Name of the endpoint. */
  readonly name: string;
}

export const document: Json = openApiDocument(allEndpoints, '0');

export const described: readonly Described[] = Object.entries(Object(document['paths'])).flatMap(([path, methods]) =>
  Object.entries(Object(methods)).map(([method, operation]) => ({
    method: method.toUpperCase(),
    path,
    operation: Object(operation),
    name: String(Object(operation)['operationId']),
  })),
);

/** A request, ready to be sent. */
export interface Call extends Described {
  readonly who: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
}

const write = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** Never empty: an address without its last part is another address. */
const encode = (value: unknown): string => encodeURIComponent(write(value).slice(0, 500).toWellFormed() || ' ');

/** Ways in which a body is not what it says. */
const spoilers: readonly ((text: string) => string | Uint8Array)[] = [
  (text) => text.slice(0, -1),
  (text) => text.replace(/^\{"(\w+)":/, '{"$1":null,"$1":'),
  (text) => `[${text}]`,
  (text) => `${text}${text}`,
  (text) => `\ufeff${text}`,
  (text) => JSON.stringify(text),
  (text) => text.replace(/^\{/, '{"__proto__":{"admin":true},'),
  (text) => Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff, 0xfe, 0xc3, 0x28])]),
  () => '',
  () => 'null',
  () => '['.repeat(10_000),
];

const types = [
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/xml',
  '',
];

const documents: readonly string[] = [
  '<?xml version="1.0" encoding="UTF-8"?><a b="1">x</a>',
  '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
  '<?xml version="1.0" encoding="UTF-16"?><a/>',
  '<a>\0</a>',
  '<a>'.repeat(10_000),
  '{"a":1}',
  '',
];

const smallFile = smallPdf();

function bodies(one: Described, drawing: Drawing): fc.Arbitrary<{ type: string; body: string | Uint8Array | null }> {
  const content = Object(Object(Object(one.operation)['requestBody'])['content']);
  if ('application/octet-stream' in content) {
    const bytes = fc.oneof(
      fc.constant(smallFile),
      fc.uint8Array({ maxLength: 200 }).map((part) => Buffer.concat([smallFile, part])),
      fc.uint8Array({ maxLength: 60 }),
    );
    return bytes.map((body) => ({ type: 'application/octet-stream', body }));
  }
  if ('application/xml' in content) {
    const type = fc.constantFrom('application/xml', 'text/xml', 'application/json');
    return fc.tuple(type, fc.constantFrom(...documents)).map(([one, body]) => ({ type: one, body }));
  }
  const schema = Object(content['application/json'])['schema'];
  if (schema === undefined) return fc.constant({ type: '', body: null });
  const sound = valueFor(Object(schema), drawing, '').map((value) => ({
    type: 'application/json',
    body: JSON.stringify(value ?? null),
  }));
  const spoiled = fc
    .tuple(sound, fc.constantFrom(...spoilers))
    .map(([{ type, body }, spoil]) => ({ type, body: spoil(body) }));
  const mistyped = fc.tuple(sound, fc.constantFrom(...types)).map(([{ body }, type]) => ({ type, body }));
  if (drawing.hostileIn === 0) return sound;
  return fc.oneof(
    { weight: 10, arbitrary: sound },
    { weight: 1, arbitrary: spoiled },
    { weight: 1, arbitrary: mistyped },
  );
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Json;
}

function headersOf(values: readonly (readonly [Parameter, unknown])[], type: string): Record<string, string> {
  const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
  // What cannot stand in a header at all never reaches a server.
  for (const [{ name }, value] of values)
    headers[name] = write(value)
      .replaceAll(/[^\x20-\x7e]/g, '')
      .slice(0, 2000);
  return headers;
}

/** Calls of one operation by anybody, in both spaces. */
function callsOf(one: Described, who: fc.Arbitrary<string>, drawing: Drawing): fc.Arbitrary<Call> {
  const raw = one.operation['parameters'];
  const parameters: Parameter[] = Array.isArray(raw) ? raw : [];
  const values = fc.tuple(
    ...parameters.map((parameter) =>
      fc.option(valueFor(parameter.schema, drawing, parameter.name), {
        nil: undefined,
        freq: parameter.required === true ? 40 : 2,
      }),
    ),
  );
  return fc
    .tuple(who, fc.constantFrom('', '', '', '/trial'), values, bodies(one, drawing))
    .map(([name, space, drawn, { type, body }]) => {
      const given = parameters.flatMap((parameter, index) =>
        drawn[index] === undefined ? [] : [[parameter, drawn[index]] as const],
      );
      const at = (place: string) => given.filter(([parameter]) => parameter.in === place);
      const path = at('path').reduce(
        (text, [parameter, value]) => text.replace(`{${parameter.name}}`, () => encode(value)),
        one.path,
      );
      const query = at('query')
        .map(([parameter, value]) => `${parameter.name}=${encode(value)}`)
        .join('&');
      return {
        ...one,
        who: name,
        url: `${space}${path}${query === '' ? '' : `?${query}`}`,
        headers: headersOf(at('header'), type),
        body,
      };
    });
}

export interface Callers {
  readonly everybody: readonly string[];
  /** Those who hold the permission; they make half of the calls. */
  readonly suited: (operation: Json) => readonly string[];
}

/** What is known for one operation: of a call that can be made, each field, and its body as a whole. */
function knownFor(one: Described, known: Known, right: RightCalls): Known {
  const call = right.get(one.name);
  if (call === undefined) return known;
  const inAddress = (name: string): boolean => one.path.includes(`{${name}}`);
  const body = Object.fromEntries(Object.entries(call.input).filter(([name]) => !inAddress(name)));
  const fields = Object.entries(call.input).map(([name, value]) => [name, [value]] as const);
  return { ...known, ...Object.fromEntries(fields), '': [body] };
}

/** Calls of all operations of the document, or of some, each as often as the others: a third of them sound, a third with one wrong
 * value in ten, a third with one in two. Where a call is at hand that can be made, it is the one that is bent. */
export function anyCall(callers: Callers, known: Known, right: RightCalls, among = described): fc.Arbitrary<Call> {
  const components = Object(Object(document['components'])['schemas']);
  const mixed = among.map((one) => {
    const suited = right.get(one.name)?.who;
    const may = suited === undefined ? callers.suited(one.operation) : [suited];
    const who = fc.oneof(fc.constantFrom(...callers.everybody), fc.constantFrom(...may));
    const drawing = { known: knownFor(one, known, right), components };
    return fc.oneof(...[0, 10, 2].map((hostileIn) => callsOf(one, who, { ...drawing, hostileIn })));
  });
  return fc.oneof(...mixed);
}
