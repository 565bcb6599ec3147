import { z } from 'zod';
import { fieldBase } from '../../field-type.ts';
import type { FieldType } from '../../field-type.ts';
import { readCode, writeCode } from '../catalogue/catalogue-field.ts';

/** A unit of the administration, stored by its id. */
export const AgencyField = z.object({ ...fieldBase, type: z.literal('agency').describe('Kind of field') });
export type AgencyField = z.infer<typeof AgencyField>;

export const agencyList = 'agencies';

export const agencyField: FieldType<AgencyField, string> = {
  parse: (_config, raw, context) => readCode(raw, agencyList, context),
  write: (_config, value, language, nameOf) => writeCode(String(value), agencyList, nameOf, language),
};
