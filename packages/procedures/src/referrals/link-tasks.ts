import { linkTasks as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { openReferrals } from './open-referrals.ts';

/** The lead agency gives tasks to others, at the same time or one after the other by their places. */
export const linkTasks = defineOperation(endpoint, async (ctx, input) => {
  const { tasks: wishes, fileIds, showsOwner } = input;
  const order = { kind: 'task', permission: endpoint.name, wishes, fileIds, showsOwner } as const;
  return await openReferrals(ctx, input, order);
});
