import type { System } from '../system.ts';
import { readKernelPermissions, readRoles, type RoleData, type RolePermissions } from './organisation-data.ts';

/** A role as it is stored: its words and everything it may do, of all systems. */
export interface RoleWithPermissions extends Omit<RoleData, 'passesOn'> {
  /** Names of operations, of the kernel first, then in the order of the systems. */
  readonly permissions: readonly string[];
  /** Names of operations that its holder may pass on without doing them; sorted. */
  readonly passesOn: readonly string[];
}

/** What a system says of roles; `operations` are those that it may give to them. */
export type PermissionSource = Pick<System, 'name' | 'permissions' | 'operations'>;

function faultOf({ name: system, operations }: PermissionSource, role: string, permission: string): string | null {
  if (!readRoles().some(({ key }) => key === role))
    return `${system} gives "${permission}" to an unknown role "${role}"`;
  const operation = operations.find(({ endpoint }) => endpoint.name === permission);
  if (operation === undefined) return `${system} gives "${role}" what is no operation of it: "${permission}"`;
  const { access } = operation.endpoint;
  if (access === 'official' || access === 'partner') return null;
  return `${system} gives "${role}" the operation "${permission}", whose access is "${access}": no role is asked for it`;
}

function checkPermissions(system: PermissionSource): void {
  for (const [role, permissions] of Object.entries(system.permissions)) {
    const fault = permissions.map((permission) => faultOf(system, role, permission)).find((one) => one !== null);
    if (fault !== undefined) throw new Error(fault);
    if (new Set(permissions).size < permissions.length)
      throw new Error(`${system.name} gives "${role}" something twice`);
  }
}

/** The roles of the program with what the kernel and these systems let them do.
 * @throws Error when a system names an unknown role, an operation that is not its own, or one that asks for no role. */
export function rolesOf(systems: readonly PermissionSource[]): readonly RoleWithPermissions[] {
  for (const system of systems) checkPermissions(system);
  const sources: readonly RolePermissions[] = [
    readKernelPermissions(),
    ...systems.map(({ permissions }) => permissions),
  ];
  const permissionsOf = (key: string): string[] => sources.flatMap((source) => source[key] ?? []);
  return readRoles().map((role) => ({
    ...role,
    permissions: permissionsOf(role.key),
    // Whoever gives a role that passes things on passes on all of these.
    passesOn: [...new Set(role.passesOn.flatMap(permissionsOf))].toSorted(),
  }));
}
