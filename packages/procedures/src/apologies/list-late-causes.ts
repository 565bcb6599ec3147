import { listLateCauses as endpoint } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { causesOn } from './lateness-data.ts';

export const listLateCauses = defineOperation(endpoint, async (ctx) => ({
  items: causesOn(localDate(ctx.now)).map(({ key, text }) => ({ key, text })),
}));
