import { getProcedure as endpoint } from '@dongbo/contract/procedures';
import { localDate, notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { findProcedureOn } from './procedure-store.ts';

/** One procedure as valid on a day, with the keys of the forms that are in use on that day. */
export const getProcedure = defineOperation(
  endpoint,
  async (ctx, input) => (await findProcedureOn(ctx.db, input.code, input.on ?? localDate(ctx.now))) ?? notFound(),
);
