import { generalProblems } from '@dongbo/contract';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { document, type Described } from './fuzz-call.fixture.ts';
import type { Json } from './hostile-values.fixture.ts';

export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

const checker = new Ajv2020({ strict: false, allErrors: false });
addFormats.default(checker);
checker.addSchema(document, 'document');

const compiled = new Map<string, ValidateFunction>();

/** What the schema at this place of the document finds wrong, or null. */
function faultOf(pointer: string, value: unknown): string | null {
  const check = compiled.get(pointer) ?? checker.compile({ $ref: `document#${pointer}` });
  compiled.set(pointer, check);
  return check(value) ? null : checker.errorsText(check.errors);
}

const escaped = (part: string): string => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));

function judgeProblem(one: Described, seen: Seen, problem: Json): string[] {
  const refusals = one.operation['x-refusals'];
  const listed = [...Object.keys(generalProblems), ...(Array.isArray(refusals) ? refusals : [])];
  const fault = faultOf('/components/schemas/Problem', problem);
  return [
    ...(fault === null ? [] : [`problem document: ${fault}`]),
    ...(listed.includes(String(problem['code'])) ? [] : [`code ${String(problem['code'])} is not listed`]),
    ...(problem['status'] === seen.status ? [] : ['the status of the document is not that of the answer']),
  ];
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}

function judgeSuccess(one: Described, seen: Seen, type: string): string[] {
  const answers = Object(Object(one.operation['responses'])['200']);
  if ('text/event-stream' in Object(answers['content']))
    return type.startsWith('text/event-stream') ? [] : [`content type ${type} of a stream`];
  if (!('application/json' in Object(answers['content']))) {
    const known = [
      'application/pdf',
      'image/png',
      'image/jpeg',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'text/csv; charset=utf-8',
    ];
    return known.includes(type) ? [] : [`a file of type ${type}`];
  }
  if (type !== 'application/json; charset=utf-8') return [`content type ${type}`];
  const pointer = `/paths/${escaped(one.path)}/${one.method.toLowerCase()}/responses/200/content/application~1json/schema`;
  const fault = faultOf(pointer, parse(seen.body));
  return fault === null ? [] : [`answer: ${fault}`];
}

/** Everything about an answer that the OpenAPI document does not promise. Empty: as promised. */
export function judge(one: Described, seen: Seen): string[] {
  const type = seen.headers.get('content-type') ?? '';
  const faults: string[] = [];
  if (seen.status >= 500) faults.push(`status ${seen.status}`);
  if (!(String(seen.status) in Object(one.operation['responses']))) faults.push(`status ${seen.status} is not listed`);
  for (const [name, value] of [
    ['x-content-type-options', 'nosniff'],
    ['server', null],
    ['x-powered-by', null],
  ] as const) {
    if (seen.headers.get(name) !== value) faults.push(`header ${name}: ${seen.headers.get(name)}`);
  }
  if (!/no-store/.test(seen.headers.get('cache-control') ?? '')) faults.push('may be cached');
  if (seen.status === 200) return [...faults, ...judgeSuccess(one, seen, type)];
  if (!type.startsWith('application/problem+json')) return [...faults, `content type ${type} of a problem`];
  return [...faults, ...judgeProblem(one, seen, Object(parse(seen.body)))];
}
