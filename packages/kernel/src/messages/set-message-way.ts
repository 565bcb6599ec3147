import { setMessageWay as endpoint } from '@dongbo/contract';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { changeAddress } from './address-store.ts';

/** Turns a channel of the caller on or off. */
export const setMessageWay = defineKernelOperation(endpoint, async (ctx, { channel, on }) => {
  const { personId } = ctx.actor;
  const choice = on ? 'on' : 'off';
  if (personId === null || !(await changeAddress(ctx, { of: { personId }, channel, choice })))
    return ctx.refuse('message-way.not-confirmed');
  ctx.about(personId);
  ctx.note(`${channel}, ${choice}`);
  return {};
});
