import { listRoles as endpoint } from '@dongbo/contract/administration';
import { practiceKeys } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { readRoles } from './stored-role.ts';
import { viewRole } from './view-role.ts';

/** All roles; how many hold each is counted within the caller's reach. One statement. */
export const listRoles = defineOperation(endpoint, async (ctx) => {
  const roles = await readRoles(ctx, { actor: ctx.actor, permission: endpoint.name });
  return { items: roles.map(viewRole), practices: [...practiceKeys] };
});
