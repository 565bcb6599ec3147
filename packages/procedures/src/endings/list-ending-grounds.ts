import { listEndingGrounds as endpoint } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { groundsOn } from './ending-grounds.ts';

export const listEndingGrounds = defineOperation(endpoint, async (ctx) => ({
  items: groundsOn(localDate(ctx.now)).map(({ key, kinds, text, provision }) => ({ key, kinds, text, provision })),
}));
