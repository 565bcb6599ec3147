import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { SigningCapacity } from '../kernel/identity.ts';
import {
  Day,
  Instant,
  LocalText,
  PersonId,
  PersonRef,
  UnitId,
  UnitRef,
  line,
  paragraph,
  seenVersion,
} from '../values.ts';
import { GrantId } from './ids-of-rights.ts';

export const RoleKey = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'no-such-role')
  .describe('Key of a role');
export const OperationName = z
  .string()
  .max(100)
  .regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/, 'no-such-operation')
  .describe('Name of an operation');
/** Why something of rights was changed. */
export const Reason = paragraph(500).pipe(z.string().min(3)).describe('Why, for the history and the audit');

export const grantStates = ['active', 'locked', 'future', 'ended', 'account-closed'] as const;
export const GrantState = z
  .enum(grantStates)
  .describe('In force; waiting for a practice to be passed; not begun; ended; standing, but its holder cannot sign in');
export type GrantState = z.infer<typeof GrantState>;

/** A right with everything that explains it. */
export const RightGrant = z
  .object({
    id: GrantId,
    person: PersonRef,
    role: RoleKey,
    roleName: LocalText.describe('Name of the role'),
    unit: UnitRef.describe('Where it is held; it reaches everything below'),
    field: z.string().nullable().describe('Limits it to one field of procedures; null: all'),
    validFrom: Instant.describe('From when it stands'),
    validTo: Instant.nullable().describe('When it ends; null: until it is withdrawn'),
    state: GrantState,
    reason: z.string().nullable().describe('Why it was given; null: not known'),
    givenBy: PersonRef.nullable().describe('Who gave it; null: the installation'),
    givenAt: Instant.nullable().describe('When it was given; null: not known'),
    lockKey: z.string().nullable().describe('Practice or course that it waits for; null: none'),
    capacity: SigningCapacity.nullable(),
    title: z.string().nullable().describe('Title under what its holder signs'),
    sourceGrantId: GrantId.nullable().describe('Of a delegation: the right from which it is derived'),
    version: z.number().int().describe('Counts the changes; a write names the one that it has seen'),
  })
  .meta({ id: 'RightGrant' });
export type RightGrant = z.infer<typeof RightGrant>;

/** Two rights of one person that may not meet. */
export const RightConflict = z
  .object({
    rule: z.string().describe('Key of the rule'),
    name: LocalText.describe('What the rule says'),
    basis: z.string().describe('Where it is from'),
    provisional: z.boolean().describe('Not decided by the province yet'),
    person: PersonRef,
    a: z.object({ roleName: LocalText, unit: UnitRef }).describe('One right'),
    b: z.object({ roleName: LocalText, unit: UnitRef }).describe('The other; the same where one role carries both'),
  })
  .meta({ id: 'RightConflict' });
export type RightConflict = z.infer<typeof RightConflict>;

export const listGrants = defineEndpoint({
  name: 'administration.grant.list',
  summary: 'Rights at the units within reach: those that end soon, that wait for a practice, of a role or of a person',
  method: 'GET',
  path: '/administration/grants',
  access: 'official',
  input: z.object({
    unitId: UnitId.optional().describe('At this unit or below it'),
    role: RoleKey.optional(),
    endsWithin: z.coerce
      .number()
      .int()
      .min(1)
      .max(366)
      .optional()
      .describe('Only rights that stand and end within so many days'),
    state: GrantState.optional(),
  }),
  output: z.object({
    items: z.array(RightGrant).describe('Those that end first stand first; at most 500'),
    more: z.boolean().describe('There are more'),
  }),
  personalData: true,
});

const right = {
  personId: PersonId,
  role: RoleKey,
  unitId: UnitId.describe('Where it is held; it reaches everything below'),
  field: line(200).optional().describe('Limits it to one field of procedures'),
  from: Day.optional().describe('First day; now when not given'),
  to: Day.optional().describe('Last day; until it is withdrawn when not given'),
};

export const GrantEffect = z
  .object({
    gained: z.array(OperationName).describe('What the person can do there that they could not do before'),
    held: z.number().int().describe('So many operations of the role the person can do there already'),
    units: z.number().int().describe('So many units it reaches'),
    beyond: z.array(OperationName).describe('What the caller may not pass on there; empty: all of it may be given'),
    conflicts: z.array(RightConflict).describe('What it would break'),
  })
  .meta({ id: 'GrantEffect' });
export type GrantEffect = z.infer<typeof GrantEffect>;

export const previewGrant = defineEndpoint({
  name: 'administration.grant.preview',
  summary: 'What a right would bring and break, before it is given',
  method: 'GET',
  path: '/administration/grant-preview',
  access: 'official',
  input: z.object(right),
  output: GrantEffect,
  personalData: true,
});

/** Which right a write changed. */
export const GrantChanged = z
  .object({ id: GrantId, version: z.number().int().describe('Counts the changes') })
  .meta({ id: 'GrantChanged' });

export const giveGrant = defineEndpoint({
  name: 'administration.grant.give',
  summary: 'Give somebody a role at a unit, never more than one holds or may pass on, never to oneself',
  method: 'POST',
  path: '/administration/grants',
  access: 'official',
  administration: true,
  stepUp: true,
  input: z.object({
    ...right,
    lockKey: line(60).optional().describe('Practice or course that has to be passed first'),
    capacity: SigningCapacity.optional(),
    title: line(100).optional().describe('Title under what the person signs'),
    reason: Reason,
  }),
  output: GrantChanged,
  refusals: [
    'right.official-only',
    'right.own',
    'right.role-unknown',
    'right.days-wrong',
    'right.lock-unknown',
    'right.beyond-yours',
    'right.held-already',
    'right.separated',
  ],
});

const seen = { grantId: GrantId, version: seenVersion('Version that the caller saw') };

export const changeGrant = defineEndpoint({
  name: 'administration.grant.change',
  summary: 'Give a right another last day',
  method: 'PUT',
  path: '/administration/grants/:grantId',
  access: 'official',
  administration: true,
  stepUp: true,
  input: z.object({ ...seen, to: Day.nullable().describe('Last day; null: until it is withdrawn'), reason: Reason }),
  output: GrantChanged,
  refusals: [
    'right.official-only',
    'right.own',
    'right.ended',
    'right.changed-meanwhile',
    'right.days-wrong',
    'right.beyond-yours',
    'right.beyond-source',
    'right.separated',
  ],
});

export const withdrawGrant = defineEndpoint({
  name: 'administration.grant.withdraw',
  summary: 'Withdraw a right at once; what was delegated from it ends too',
  method: 'POST',
  path: '/administration/grants/:grantId/withdrawal',
  access: 'official',
  administration: true,
  stepUp: true,
  input: z.object({ ...seen, reason: Reason }),
  output: GrantChanged,
  refusals: ['right.official-only', 'right.own', 'right.ended', 'right.changed-meanwhile', 'right.last-administrator'],
});

const GrantEvent = z.object({
  grantId: GrantId,
  at: Instant.describe('When'),
  by: PersonRef.nullable().describe('Who; null: the platform'),
  act: z.string().describe('What happened'),
  reason: z.string().nullable().describe('Why'),
  validTo: Instant.nullable().describe('The end of the right from then on'),
});

export const getPersonRights = defineEndpoint({
  name: 'administration.person-rights.get',
  summary:
    'What somebody can do, where, and why: each right with its origin, each operation with the rights that allow it',
  method: 'GET',
  path: '/administration/people/:personId/rights',
  access: 'official',
  input: z.object({ personId: PersonId }),
  output: z.object({
    person: PersonRef,
    accountOpen: z.boolean().describe('The person can sign in'),
    grants: z.array(RightGrant).describe('All rights within reach, those that ended too; the latest first'),
    operations: z
      .array(z.object({ name: OperationName, grantIds: z.array(GrantId) }))
      .describe('What the person can do now, and by which rights'),
    conflicts: z.array(RightConflict),
    history: z.array(GrantEvent).describe('What happened to these rights, the latest first'),
  }),
  personalData: true,
});

export const listHolders = defineEndpoint({
  name: 'administration.holder.list',
  summary: 'Who can carry out an operation at a unit, and by which right; or who works there in a role',
  method: 'GET',
  path: '/administration/holders',
  access: 'official',
  input: z.object({
    unitId: UnitId,
    operation: OperationName.optional(),
    role: RoleKey.optional().describe('As which role of the program somebody works, when no operation is given'),
    field: line(200).optional().describe('For this field of procedures; for all when not given'),
  }),
  output: z.object({
    items: z.array(
      RightGrant.extend({
        above: z.boolean().describe('Held above the unit, and reaching it'),
        ofBody: z.boolean().describe('Held within the same body: work of the unit can be meant for them'),
      }),
    ),
  }),
  personalData: true,
});

export const listConflicts = defineEndpoint({
  name: 'administration.conflict.list',
  summary: 'Who holds within reach what may not meet in one person',
  method: 'GET',
  path: '/administration/conflicts',
  access: 'official',
  input: z.object({ unitId: UnitId.optional() }),
  output: z.object({ items: z.array(RightConflict) }),
  personalData: true,
});
