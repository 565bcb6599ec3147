import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { allEndpoints } from './all.ts';
import { line, textNormalisers } from './values.ts';

/** Texts that are no text of people, or are read elsewhere, each with its reason. */
const exceptions: ReadonlyMap<string, string> = new Map([
  ['kernel.session.sign-in password', 'a password is compared as typed'],
  ['kernel.account.activate password', 'as above'],
  ['kernel.sign-up.confirm password', 'as above'],
  ['kernel.new-password.confirm password', 'as above'],
  ['kernel.session.step-up password', 'a password is compared as typed'],
  ['kernel.stream.open watch', 'names of subjects, split and parsed one by one'],
  ['procedures.dossier.assignees dossierIds', 'ids, split and parsed one by one'],
  ['procedures.batch.preview dossierIds', 'ids, split and parsed one by one'],
  ['procedures.catalogue.import lines.*', 'a line of JSON, whose texts the import normalises one by one'],
  ...['draft.save', 'dossier.take-in', 'intake.refuse', 'intake.request-supplement'].flatMap(
    (name): [string, string][] => [
      [`procedures.${name} answers.*`, 'keys of forms and fields; parseAnswers refuses unknown ones'],
      [`procedures.${name} answers.*.*`, 'raw answers are kept as typed; parseAnswers normalises them'],
    ],
  ),
  ...['my-supplement.answer', 'supplement.record', 'counter-supplement.record'].flatMap((name): [string, string][] => [
    [`procedures.${name} answers.*`, 'only questions that were asked; parseAnswers reads them'],
    [`procedures.${name} answers.*.*`, 'as above'],
  ]),
]);

/** Opaque text that the server itself gave out. */
const isCursor = (path: string): boolean => path === 'cursor';

type Def = z.core.$ZodTypes['_zod']['def'];

/** Paths of texts below a schema that may hold anything a person typed, without the normaliser in between. */
function bareTexts(schema: z.core.$ZodType, path: string): string[] {
  const def = schema._zod.def as Def;
  switch (def.type) {
    case 'string':
      return isClosed(schema) ? [] : [path];
    case 'object':
      return Object.entries(def.shape).flatMap(([key, member]) => bareTexts(member, path ? `${path}.${key}` : key));
    case 'array':
      return bareTexts(def.element, `${path}.*`);
    case 'record':
      return [...bareTexts(def.keyType, `${path}.*`), ...bareTexts(def.valueType, `${path}.*`)];
    case 'union':
      return def.options.flatMap((option) => bareTexts(option, path));
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return bareTexts(def.innerType, path);
    case 'pipe':
      if (isNormaliser(def.out) || def.out._zod.def.type === 'boolean') return [];
      return bareTexts(def.in, path);
    case 'unknown':
    case 'any':
      return [path];
    default:
      return [];
  }
}

const normalisers: readonly unknown[] = Object.values(textNormalisers);

function isNormaliser({ _zod }: z.core.$ZodType): boolean {
  const def = _zod.def as Def;
  return def.type === 'transform' && normalisers.includes(def.transform);
}

/** A format or pattern lets through only what it names. */
function isClosed(schema: z.core.$ZodType): boolean {
  const { def } = schema._zod as { def: { format?: string; checks?: readonly z.core.$ZodCheck[] } };
  return def.format !== undefined || def.checks?.some(({ _zod }) => _zod.def.check === 'string_format') === true;
}

describe('every text that an endpoint takes goes through the normaliser', () => {
  test.each(allEndpoints.map((endpoint) => [endpoint.name, endpoint] as const))('%s', (name, { input }) => {
    const bare = [...new Set(bareTexts(input, ''))].filter(
      (path) => !isCursor(path) && !exceptions.has(`${name} ${path}`),
    );
    expect(bare).toEqual([]);
  });

  test('a bare text is found, a normalised one and a closed one are not', () => {
    const input = z.object({
      bare: z.string().max(9).optional(),
      deep: z.array(z.object({ text: z.string().nullable() })),
      typed: line(9).pipe(z.string().min(1)),
      code: z.string().regex(/^[a-z]$/),
      id: z.uuid(),
    });
    expect(bareTexts(input, '')).toEqual(['bare', 'deep.*.text']);
  });

  test('no exception has outlived its text', () => {
    const found = allEndpoints.flatMap(({ name, input }) => bareTexts(input, '').map((path) => `${name} ${path}`));
    expect([...exceptions.keys()].filter((key) => !found.includes(key))).toEqual([]);
  });
});
