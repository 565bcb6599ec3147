import { expect, test } from 'vitest';
import { allEndpoints } from './all.ts';
import { openApiDocument } from './openapi.ts';

interface Found {
  readonly all: string[];
  readonly silent: string[];
}

const isThing = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Looks at every property of every schema, and names those without a description by where they are. */
function lookAt(value: unknown, at: string, found: Found): void {
  if (!isThing(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key !== 'properties' || !isThing(inner)) {
      lookAt(inner, at, found);
      continue;
    }
    for (const [name, schema] of Object.entries(inner)) {
      const place = `${at}.${name}`;
      found.all.push(place);
      if (!isThing(schema) || typeof schema['description'] !== 'string') found.silent.push(place);
      lookAt(schema, place, found);
    }
  }
}

function look(document: Readonly<Record<string, unknown>>): Found {
  const found: Found = { all: [], silent: [] };
  for (const methods of Object.values(Object(document['paths']))) {
    for (const operation of Object.values(Object(methods))) {
      const { operationId, parameters, requestBody, responses } = Object(operation);
      for (const { name, description, schema } of parameters) {
        found.all.push(`${operationId}(${name})`);
        if (typeof (description ?? schema.description) !== 'string') found.silent.push(`${operationId}(${name})`);
      }
      lookAt(requestBody, `${operationId} takes`, found);
      lookAt(responses, `${operationId} answers`, found);
    }
  }
  for (const [name, schema] of Object.entries(Object(Object(document['components'])['schemas'])))
    lookAt(schema, name, found);
  return found;
}

test('the description of the interface explains its properties', () => {
  const { all, silent } = look(openApiDocument(allEndpoints, '0'));
  expect(all.length).toBeGreaterThan(700);
  const share = 1 - silent.length / all.length;
  expect(share, `without a description: ${silent.join(', ')}`).toBeGreaterThanOrEqual(0.95);
});

test('a property without a description is named', () => {
  const schema = { properties: { told: { description: 'x' }, silent: { items: { properties: { deep: {} } } } } };
  const document = { paths: {}, components: { schemas: { Thing: schema } } };
  expect(look(document).silent).toEqual(['Thing.silent', 'Thing.silent.deep']);
});
