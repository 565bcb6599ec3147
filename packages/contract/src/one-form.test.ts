import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { allEndpoints } from './all.ts';
import { seenVersion, uuid } from './values.ts';

/** Money has a bound of its own, and columns that hold it. */
const money: ReadonlySet<string | undefined> = new Set(['amount', 'unitPrice', 'reducedBy']);

const mostInColumn = 2_147_483_647;

type Def = z.core.$ZodTypes['_zod']['def'];
interface Leaf {
  readonly path: string;
  readonly schema: z.core.$ZodType;
}

/** The schemas below one that hold no other, with their paths. */
function leaves(schema: z.core.$ZodType, path: string): Leaf[] {
  const def = schema._zod.def as Def;
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([key, member]) => leaves(member, path ? `${path}.${key}` : key));
    case 'array':
      return leaves(def.element, `${path}.*`);
    case 'record':
      return [...leaves(def.keyType, `${path}.*`), ...leaves(def.valueType, `${path}.*`)];
    case 'union':
      return def.options.flatMap((option) => leaves(option, path));
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return leaves(def.innerType, path);
    case 'pipe':
      return [...leaves(def.in, path), ...leaves(def.out, path)];
    default:
      return [{ path, schema }];
  }
}

const sampleId = '01A22C5F-BFB9-7AEC-A5A5-BA98753833FA';
const takes = (schema: z.core.$ZodType, value: unknown): boolean => z.safeParse(schema, value).success;

/** Ids that pass on large letters as they came. */
const bareIds = (input: z.core.$ZodType): string[] =>
  leaves(input, '')
    .filter(({ schema }) => (schema._zod.def as { format?: string }).format === 'uuid')
    .filter(({ schema }) => z.parse(schema, sampleId) !== sampleId.toLowerCase())
    .map(({ path }) => path);

/** Whole numbers without an end that the database could hold. */
const endless = (input: z.core.$ZodType): string[] =>
  leaves(input, '')
    .filter(({ schema }) => schema._zod.def.type === 'number' && takes(schema, mostInColumn + 1))
    .map(({ path }) => path);

describe('an id has one form, and a number fits where it is kept', () => {
  test.each(allEndpoints.map((endpoint) => [endpoint.name, endpoint] as const))('%s', (_, { input }) => {
    expect(bareIds(input)).toEqual([]);
    expect(endless(input).filter((path) => !money.has(path.split('.').at(-1)))).toEqual([]);
  });

  test('a bare id and an endless number are found', () => {
    const input = z.object({ id: z.uuid(), ids: z.array(uuid()), at: z.int(), version: seenVersion('') });
    expect(bareIds(input)).toEqual(['id']);
    expect(endless(input)).toEqual(['at']);
  });
});
