import { listCounterForms as endpoint } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { formsForProcedure } from '../forms/default-forms.ts';
import { subjectFieldsOf } from './intake-data.ts';

/** The forms in force today that say whom or what a dossier of the procedure is about. Reads no table. */
export const listCounterForms = defineOperation(endpoint, async (ctx, { code }) => ({
  items: formsForProcedure(code, localDate(ctx.now)).flatMap((form) => {
    const fields = subjectFieldsOf(form.key);
    return fields === undefined ? [] : [{ form, short: [...fields.short], subject: fields.name }];
  }),
}));
