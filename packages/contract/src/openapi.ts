import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { hasFieldsInQuery, pathParameters } from './endpoint.ts';
import { Problem, generalProblems } from './problem.ts';

type Json = Record<string, unknown>;

/** JSON Schema 2020-12 of a Zod schema. Brands and transforms are invisible on the wire; file answers are not JSON. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const made: Json = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  delete made['$schema'];
  return made;
}

/** Lifts `$defs` of one schema into the shared components and rewrites the references. */
function lift(schema: Json, suffix: string, components: Record<string, Json>): Json {
  const defs = schema['$defs'];
  const rename = (name: string) => `${name}${suffix}`;
  const rewrite = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewrite);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        // The schema's own name is a text; a property that is called "id" is a schema and stays.
        .filter(([key, inner]) => key !== '$defs' && !(key === 'id' && typeof inner === 'string'))
        .map(([key, inner]) => {
          const target = key === '$ref' && typeof inner === 'string' ? /^#\/\$defs\/(.+)$/.exec(inner)?.[1] : undefined;
          return [key, target === undefined ? rewrite(inner) : `#/components/schemas/${rename(target)}`];
        }),
    );
  };
  for (const [name, definition] of Object.entries(Object(defs))) components[rename(name)] = Object(rewrite(definition));
  return Object(rewrite(schema));
}

function parametersOf(endpoint: Endpoint, input: Json): Json[] {
  const inPath = pathParameters(endpoint.path);
  const inQuery = hasFieldsInQuery(endpoint);
  const required = Array.isArray(input['required']) ? input['required'] : [];
  const parameters: Json[] = Object.entries(Object(input['properties']))
    .filter(([name]) => inQuery || inPath.includes(name))
    .map(([name, schema]) => ({
      name,
      in: inPath.includes(name) ? 'path' : 'query',
      required: inPath.includes(name) || required.includes(name),
      schema,
    }));
  if (endpoint.effect === 'write') {
    parameters.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description: 'Client request id: the same id gives the same answer and one effect',
      schema: { type: 'string', format: 'uuid' },
    });
  }
  return parameters;
}

function requestBodyOf(endpoint: Endpoint, input: Json): Json | undefined {
  if (endpoint.method === 'GET') return undefined;
  if (endpoint.body === 'file') return { required: true, content: { 'application/octet-stream': { schema: {} } } };
  if (endpoint.body === 'xml') {
    const document = { schema: { type: 'string', maxLength: endpoint.bodyLimit } };
    return { required: true, content: { 'application/xml': document, 'text/xml': document } };
  }
  const inPath = pathParameters(endpoint.path);
  const properties = Object.entries(Object(input['properties'])).filter(([name]) => !inPath.includes(name));
  const required = (Array.isArray(input['required']) ? input['required'] : []).filter((name) => !inPath.includes(name));
  return {
    required: true,
    content: { 'application/json': { schema: { ...input, properties: Object.fromEntries(properties), required } } },
  };
}

/** A stream is described by the schema of one message's data. */
const contentTypes = { json: 'application/json', export: 'application/json', stream: 'text/event-stream' } as const;

function answersOf(endpoint: Endpoint, components: Record<string, Json>): Json {
  const content =
    endpoint.answer === 'file'
      ? { 'application/octet-stream': { schema: {} } }
      : { [contentTypes[endpoint.answer]]: { schema: lift(jsonSchema(endpoint.output, 'output'), '', components) } };
  const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const refusals =
    endpoint.refusals.length > 0
      ? { 422: { description: `Refused: ${endpoint.refusals.join(', ')}`, content: problem } }
      : {};
  const general = Object.fromEntries(
    [...new Set(Object.values(generalProblems))].map((status) => [
      status,
      {
        description: Object.entries(generalProblems)
          .filter(([, other]) => other === status)
          .map(([code]) => code)
          .join(', '),
        content: problem,
      },
    ]),
  );
  return { 200: { description: endpoint.summary, content }, ...refusals, ...general };
}

const schemeOf = ({ access }: Endpoint): string => (access === 'partner' ? 'partnerKey' : 'session');

/** The OpenAPI 3.1 document of the given endpoints; endpoints with access `system` have no address and are left out. */
export function openApiDocument(endpoints: readonly Endpoint[], version: string): Json {
  const components: Record<string, Json> = {};
  lift(jsonSchema(Problem, 'output'), '', components);
  const paths: Record<string, Record<string, Json>> = {};
  for (const endpoint of endpoints) {
    if (endpoint.access === 'system') continue;
    const input = lift(jsonSchema(endpoint.input, 'input'), 'Input', components);
    const path = `/api${endpoint.path.replaceAll(/:([a-zA-Z]+)/g, '{$1}')}`;
    const requestBody = requestBodyOf(endpoint, input);
    paths[path] = {
      ...paths[path],
      [endpoint.method.toLowerCase()]: {
        operationId: endpoint.name,
        summary: endpoint.summary,
        tags: [endpoint.name.split('.').slice(0, 2).join('.')],
        'x-access': endpoint.access,
        'x-refusals': endpoint.refusals,
        ...(endpoint.stepUp === false ? {} : { 'x-step-up': endpoint.stepUp === true ? 'always' : endpoint.stepUp }),
        ...(endpoint.access === 'public' ? {} : { security: [{ [schemeOf(endpoint)]: [] }] }),
        parameters: parametersOf(endpoint, input),
        ...(requestBody ? { requestBody } : {}),
        responses: answersOf(endpoint, components),
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Đồng Bộ', version, license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    servers: [{ url: '/' }, { url: '/trial', description: 'Trial space' }],
    paths,
    components: {
      schemas: components,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'dongbo_session' },
        partnerKey: { type: 'http', scheme: 'bearer', bearerFormat: '<id of the key>.<secret>' },
      },
    },
  };
}
