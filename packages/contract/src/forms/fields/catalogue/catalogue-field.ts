import { z } from 'zod';
import { fieldBase, wrong } from '../../field-type.ts';
import type { FieldContext, FieldType, NameOf, ParsedField } from '../../field-type.ts';
import { readText } from '../../read-text.ts';

/** A value from a shared reference list, stored by its code. */
export const CatalogueField = z.object({
  ...fieldBase,
  type: z.literal('catalogue').describe('Kind of field'),
  catalogue: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,59}$/)
    .describe('Key of the reference list'),
  suggested: z.string().max(40).optional().describe('Code that is offered first'),
});
export type CatalogueField = z.infer<typeof CatalogueField>;

export const catalogueField: FieldType<CatalogueField, string> = {
  parse: (config, raw, context) => readCode(raw, config.catalogue, context),
  write: (config, value, language, nameOf) => writeCode(String(value), config.catalogue, nameOf, language),
};

/** Reads a code of a list; with the list at hand, a code it does not hold is refused. */
export function readCode(raw: unknown, list: string, context: FieldContext): ParsedField<string> {
  const code = readText(raw, 60);
  if (code.kind !== 'value') return code;
  const wellFormed = /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(code.value);
  const known = context.nameOf === undefined || context.nameOf(list, code.value, 'vi') !== undefined;
  return wellFormed && known ? code : wrong('not-in-list');
}

export function writeCode(
  code: string,
  list: string,
  nameOf: NameOf | undefined,
  language: Parameters<NameOf>[2],
): string {
  return nameOf?.(list, code, language) ?? code;
}
