import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Instant, LocalText, PageRequest, PersonId, PersonRef, UnitId, UnitRef, line, page } from '../values.ts';

export const accountStates = ['active', 'invited', 'idle', 'closed'] as const;
export const AccountState = z
  .enum(accountStates)
  .describe('Whether the account can be used: in use, invited and not activated yet, unused for long, or closed');
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

const row = {
  id: PersonId,
  name: z.string().describe('Name of the person'),
  username: z.string().describe('Name of the local account'),
  state: AccountState,
};

/** An official with an account, in a list. */
export const AccountRow = z
  .object({
    ...row,
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

/** One change of an account. */
export const AccountChange = z
  .object({
    what: z.string().describe('What was done, such as created, closed, password-reset'),
    at: Instant,
    by: PersonRef.nullable().describe('Who did it; null: the platform itself'),
    reason: z.string().nullable().describe('Why, in the words of whoever did it'),
  })
  .meta({ id: 'AccountChange' });

/** Open work of a person that moves when the account is closed. */
export const HeldWork = z
  .object({
    unit: UnitRef.nullable().describe('The unit for which it is done; null: it was meant for the person alone'),
    open: z.number().int().describe('Pieces of work that are assigned to the person'),
    late: z.number().int().describe('Of these, past their due instant'),
  })
  .meta({ id: 'HeldWork' });

export const Account = z
  .object({
    ...row,
    identityNumber: z.string().nullable().describe('Personal number'),
    phone: z.string().nullable().describe('Telephone of the office'),
    email: z.string().nullable().describe('E-mail address of the office'),
    isOwn: z.boolean().describe('The account of the caller: nobody changes their own here'),
    roles: z.array(RoleHeld).describe('Roles held now, the oldest first'),
    lastSignedInAt: Instant.nullable().describe('Last sign-in; null: none is known'),
    invitation: z
      .object({ madeAt: Instant, expiresAt: Instant, expired: z.boolean().describe('Its time is over') })
      .nullable()
      .describe('The one-time link that waits for its holder; null: none'),
    work: z.array(HeldWork).describe('Open work by unit: what is handed over before the account closes'),
    history: z.array(AccountChange).describe('Changes of the account, the newest first; at most a hundred'),
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof Account>;

export const getPerson = defineEndpoint({
  name: 'administration.person.get',
  summary: 'One official: account, roles, open work and what happened to the account',
  method: 'GET',
  path: '/administration/people/:personId',
  access: 'official',
  input: z.object({ personId: PersonId }),
  output: Account,
  personalData: true,
});
