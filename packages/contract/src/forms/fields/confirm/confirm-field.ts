import { z } from 'zod';
import { empty, fieldBase, found, wrong } from '../../field-type.ts';
import type { FieldType } from '../../field-type.ts';

/** A statement to agree to; the label is the statement. Where it is required, only yes is an answer. */
export const ConfirmField = z.object({ ...fieldBase, type: z.literal('confirm').describe('Kind of field') });
export type ConfirmField = z.infer<typeof ConfirmField>;

const yes: readonly unknown[] = [true, 'true', 'yes', 'on'];
const no: readonly unknown[] = [false, 'false', 'no', '', undefined, null];

export const confirmField: FieldType<ConfirmField, boolean> = {
  parse(config, raw) {
    if (yes.includes(raw)) return found(true);
    if (!no.includes(raw)) return wrong('not-an-option');
    if (raw === undefined || raw === null) return empty;
    return config.required ? wrong('must-confirm') : found(false);
  },
  write: (_config, value, language) =>
    value === true
      ? { vi: 'Đồng ý', en: 'Agreed', uk: 'Погоджено' }[language]
      : { vi: 'Không', en: 'No', uk: 'Ні' }[language],
};
