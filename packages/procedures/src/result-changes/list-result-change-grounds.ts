import { listResultChangeGrounds as endpoint } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { changeGroundsOn } from './change-grounds.ts';

export const listResultChangeGrounds = defineOperation(endpoint, async (ctx) => ({
  items: changeGroundsOn(localDate(ctx.now)).map(({ key, kind, text, provision }) => ({ key, kind, text, provision })),
}));
