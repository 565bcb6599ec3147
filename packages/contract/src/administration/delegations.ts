import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { SigningCapacity } from '../kernel/identity.ts';
import { Day, PersonId, line, seenVersion } from '../values.ts';
import { GrantId } from './ids-of-rights.ts';
import { GrantChanged, Reason, RightGrant } from './rights.ts';

export const listDelegations = defineEndpoint({
  name: 'administration.delegation.list',
  summary: 'Rights that one holds oneself, those that one has delegated, and those by which one acts for others',
  method: 'GET',
  path: '/administration/delegations',
  access: 'official',
  input: z.object({}),
  output: z.object({
    own: z.array(RightGrant).describe('Rights that may be delegated'),
    given: z.array(RightGrant).describe('What was delegated from them and stands or begins later'),
    received: z
      .array(RightGrant.extend({ actsFor: z.string().describe('Name of the person for whom one acts') }))
      .describe('Rights by which one acts for others now or later'),
  }),
  personalData: true,
});

export const startDelegation = defineEndpoint({
  name: 'administration.delegation.start',
  summary:
    'Let a colleague of the same body act for oneself, or for somebody whose rights one administers, from a day to a day; the work comes to both',
  method: 'POST',
  path: '/administration/delegations',
  access: 'official',
  stepUp: true,
  input: z.object({
    grantId: GrantId.describe('The right that is delegated'),
    personId: PersonId.describe('Who acts'),
    from: Day.optional().describe('First day; now when not given'),
    to: Day.describe('Last day'),
    field: line(200).optional().describe('For this field of procedures alone; as the right itself when not given'),
    capacity: SigningCapacity.optional(),
    title: line(100).optional().describe('Title under what the person signs'),
    reason: Reason,
  }),
  output: GrantChanged,
  refusals: [
    'right.official-only',
    'right.ended',
    'right.days-wrong',
    'right.beyond-source',
    'right.held-already',
    'right.separated',
    'delegation.not-delegable',
    'delegation.not-colleague',
    'delegation.title-missing',
  ],
});

export const endDelegation = defineEndpoint({
  name: 'administration.delegation.end',
  summary: 'End at once what one has delegated',
  method: 'POST',
  path: '/administration/delegations/:grantId/end',
  access: 'official',
  input: z.object({ grantId: GrantId, version: seenVersion('Version that the caller saw'), reason: Reason }),
  output: GrantChanged,
  refusals: ['right.official-only', 'delegation.none', 'right.ended', 'right.changed-meanwhile'],
});
