import { addRole } from './add-role.ts';
import { changeGrant } from './change-grant.ts';
import { changeRole } from './change-role.ts';
import { endRole } from './end-role.ts';
import { getPersonRights } from './get-person-rights.ts';
import { getRole } from './get-role.ts';
import { giveGrant } from './give-grant.ts';
import { listConflicts } from './list-conflicts.ts';
import { listGrants } from './list-grants.ts';
import { listHolders } from './list-holders.ts';
import { listRoles } from './list-roles.ts';
import { previewGrant } from './preview-grant.ts';
import { previewRole } from './preview-role.ts';
import { withdrawGrant } from './withdraw-grant.ts';

/** Roles, who holds them, where and why. */
export const rightsOperations = [
  listRoles,
  getRole,
  previewRole,
  addRole,
  changeRole,
  endRole,
  listGrants,
  previewGrant,
  giveGrant,
  changeGrant,
  withdrawGrant,
  getPersonRights,
  listHolders,
  listConflicts,
];
