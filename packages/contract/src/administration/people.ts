import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Instant, LocalText, PageRequest, PersonId, UnitId, UnitRef, line, page } from '../values.ts';

export const accountStates = ['active', 'closed'] as const;
export const AccountState = z.enum(accountStates).describe('Whether the account can be used');
export type AccountState = z.infer<typeof AccountState>;

/** A role as people read it, with where it is held. */
export const RoleHeld = z
  .object({
    role: z.string().describe('Key of the role'),
    name: LocalText.describe('Name of the role'),
    unit: UnitRef.describe('Where it is held; it reaches everything below'),
    field: z.string().nullable().describe('Limits the role to one field of procedures; null: all'),
    validTo: Instant.nullable().describe('When it ends; null: until it is withdrawn'),
  })
  .meta({ id: 'RoleHeld' });
export type RoleHeld = z.infer<typeof RoleHeld>;

/** An official with an account, in a list. */
export const AccountRow = z
  .object({
    id: PersonId,
    name: z.string().describe('Name of the person'),
    username: z.string().describe('Name of the local account'),
    state: AccountState,
    roles: z.array(RoleHeld).describe('Roles held now, the oldest first; at most five'),
    moreRoles: z.number().int().describe('How many roles there are beside those'),
  })
  .meta({ id: 'AccountRow' });
export type AccountRow = z.infer<typeof AccountRow>;

export const listPeople = defineEndpoint({
  name: 'administration.person.list',
  summary: 'Officials of the units within reach with their accounts and roles, by name',
  method: 'GET',
  path: '/administration/people',
  access: 'official',
  input: PageRequest.extend({
    q: line(100)
      .optional()
      .describe('Words of the name, also without accents; the beginning of the account name; a whole identity number'),
    unitId: UnitId.optional().describe('Only who holds a role at this unit or below it'),
    role: line(60).optional().describe('Only who holds this role'),
    state: AccountState.optional(),
  }),
  output: page(AccountRow),
  personalData: true,
});
