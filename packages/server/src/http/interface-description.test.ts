import { generalProblems, pathParameters } from '@dongbo/contract';
import { allEndpoints } from '@dongbo/contract/all';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi, type Api } from '../api-world.fixture.ts';

interface Described {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content: object }>>;
  readonly security?: readonly object[];
}
interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

let api: Api;
let document: Document;
beforeAll(async () => {
  api = await createApi();
  document = (await api.app.inject({ url: '/api/openapi.json' })).json();
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

const described = (): Described[] => Object.values(document.paths).flatMap((path) => Object.values(path));
const mounted = allEndpoints.filter(({ access }) => access !== 'system');

test('is OpenAPI 3.1 with a title and the version of the program', () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  expect(document.info).toMatchObject({ title: 'Đồng Bộ', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
});

test('names every endpoint that has an address exactly once', () => {
  const ids = described().map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(mounted.map(({ name }) => name).toSorted());
});

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(references.length).toBeGreaterThan(20);
  for (const reference of new Set(references)) {
    expect(Object.keys(document.components.schemas)).toContain(reference.replace('#/components/schemas/', ''));
  }
});

describe.each(mounted)('$name', (endpoint) => {
  const own = (): Described => {
    const path = `/api${endpoint.path.replaceAll(/:([a-zA-Z]+)/g, '{$1}')}`;
    const found = document.paths[path]?.[endpoint.method.toLowerCase()];
    if (!found) throw new Error(`${endpoint.method} ${path} is not described`);
    return found;
  };

  test('lists its parameters, its refusals and all general problems', () => {
    const { parameters, responses, security } = own();
    const inPath = parameters.filter((parameter) => parameter.in === 'path');
    expect(inPath.map(({ name }) => name).toSorted()).toEqual(pathParameters(endpoint.path).toSorted());
    expect(inPath.every(({ required }) => required)).toBe(true);
    for (const refusal of endpoint.refusals) expect(responses['422']?.description).toContain(refusal);
    for (const [code, status] of Object.entries(generalProblems))
      expect(responses[status]?.description).toContain(code);
    expect(security !== undefined).toBe(endpoint.access !== 'public');
    const key = parameters.some(({ name }) => name === 'Idempotency-Key');
    expect(key).toBe(endpoint.effect === 'write');
  });

  test('has an address on the server in both spaces', async () => {
    const url = endpoint.path.replaceAll(/:([a-zA-Z]+)/g, '0');
    for (const prefix of ['/api', '/trial/api']) {
      expect(api.app.hasRoute({ method: endpoint.method, url: prefix + endpoint.path })).toBe(true);
      const answer = await api.app.inject({ method: endpoint.method, url: prefix + url });
      expect(answer.statusCode).toBeLessThan(500);
    }
  });
});
