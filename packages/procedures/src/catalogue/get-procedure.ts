import { getProcedure as endpoint } from '@dongbo/contract/procedures';
import { localDate, notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { findProcedureOn, findProcedureVersion } from './procedure-store.ts';

/** One procedure as valid on a day, or a very version of it, with the keys of the forms that are in use on that day. */
export const getProcedure = defineOperation(endpoint, async (ctx, { code, on, versionId }) => {
  const day = on ?? localDate(ctx.now);
  const found =
    versionId === undefined
      ? await findProcedureOn(ctx.db, code, day)
      : await findProcedureVersion(ctx.db, code, versionId, day);
  return found ?? notFound();
});
