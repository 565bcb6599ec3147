import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Instant, LocalText, PersonRef, line, seenVersion } from '../values.ts';
import { OperationName, Reason, RightConflict, RoleKey } from './rights.ts';

const most = 400;

/** A role in a list. */
export const RoleRow = z
  .object({
    key: RoleKey,
    name: LocalText.describe('What it is called'),
    origin: z.enum(['program', 'province']).describe('Whose it is'),
    worksAs: RoleKey.nullable().describe('As which role of the program its holder works; null: as itself'),
    operations: z.number().int().describe('So many operations it allows'),
    added: z.number().int().describe('So many of them the province added'),
    withheld: z.number().int().describe('So many that the program has the province withholds'),
    holders: z.number().int().describe('So many people hold it now, within reach'),
    legalBasis: z.string().nullable().describe('Where it is from'),
    endedAt: Instant.nullable().describe('Since when nobody can be given it; null: it is in use'),
  })
  .meta({ id: 'RoleRow' });
export type RoleRow = z.infer<typeof RoleRow>;

export const listRoles = defineEndpoint({
  name: 'administration.role.list',
  summary: 'Roles with what the province changed of them, and the practices that a right can wait for',
  method: 'GET',
  path: '/administration/roles',
  access: 'official',
  input: z.object({}),
  output: z.object({
    items: z.array(RoleRow).describe('Those of the program first, in their order'),
    practices: z
      .array(z.object({ key: z.string().describe('Key'), name: LocalText }))
      .describe('What a right can wait for'),
  }),
});

const RoleEvent = z.object({
  at: Instant.describe('When'),
  by: PersonRef.nullable().describe('Who; null: a start of the program'),
  act: z.enum(['added', 'changed', 'ended', 'reopened', 'program']).describe('What happened'),
  reason: z.string().nullable().describe('Why'),
  gained: z.array(OperationName).describe('Allowed from then on'),
  lost: z.array(OperationName).describe('No longer allowed from then on'),
});

export const RoleDetail = RoleRow.extend({
  permissions: z.array(OperationName).describe('What it allows'),
  passesOn: z.array(OperationName).describe('What its holder may pass on without doing it'),
  program: z.array(OperationName).describe('What the program says that it allows'),
  version: z.number().int().describe('Counts the changes'),
  mine: z.boolean().describe('The caller holds it, and can add nothing to it'),
  all: z
    .array(z.object({ name: OperationName, system: z.string().describe('System'), mayPass: z.boolean() }))
    .describe('Every operation that a role can allow, and whether the caller could add it to this one'),
  history: z.array(RoleEvent).describe('What happened to it, the latest first'),
}).meta({ id: 'RoleDetail' });
export type RoleDetail = z.infer<typeof RoleDetail>;

export const getRole = defineEndpoint({
  name: 'administration.role.get',
  summary: 'A role with what it allows, what the program says of it, and its history',
  method: 'GET',
  path: '/administration/roles/:roleKey',
  access: 'official',
  input: z.object({ roleKey: RoleKey }),
  output: RoleDetail,
  personalData: true,
});

const operationList = line(12_000)
  .transform((text) => text.split(',').filter((one) => one !== ''))
  .pipe(z.array(OperationName).max(most));

export const RoleEffect = z
  .object({
    holders: z.number().int().describe('So many people hold the role'),
    units: z.number().int().describe('So many units it reaches through them'),
    won: z
      .array(z.object({ name: OperationName, people: z.number().int() }))
      .describe('What is won, and by how many who could not do it anywhere before'),
    lost: z
      .array(z.object({ name: OperationName, people: z.number().int() }))
      .describe('What is lost, and by how many who can do it nowhere any more'),
    beyond: z.array(OperationName).describe('What the caller may not add'),
    conflicts: z.array(RightConflict).describe('What it would break that is not broken already'),
  })
  .meta({ id: 'RoleEffect' });
export type RoleEffect = z.infer<typeof RoleEffect>;

export const previewRole = defineEndpoint({
  name: 'administration.role.preview',
  summary: 'What a change of a role would bring, take and break, before it is made',
  method: 'GET',
  path: '/administration/roles/:roleKey/preview',
  access: 'official',
  input: z.object({
    roleKey: RoleKey,
    gain: operationList.optional().describe('Operations to be added, separated by commas'),
    lose: operationList.optional().describe('Operations to be taken away, separated by commas'),
  }),
  output: RoleEffect,
  personalData: true,
});

const RoleChanged = z
  .object({ key: RoleKey, version: z.number().int().describe('Counts the changes') })
  .meta({ id: 'RoleChanged' });

const names = z.object({
  vi: line(100).pipe(z.string().min(3)).describe('Vietnamese'),
  en: line(100).optional().describe('English; the Vietnamese name when not given'),
  uk: line(100).optional().describe('Ukrainian; the Vietnamese name when not given'),
});
const permissions = z.array(OperationName).max(most).describe('Everything that it allows from now on');

export const addRole = defineEndpoint({
  name: 'administration.role.add',
  summary: 'Add a role of the province, from one of the program or from nothing',
  method: 'POST',
  path: '/administration/roles',
  access: 'official',
  administration: true,
  stepUp: true,
  input: z.object({
    name: names,
    from: RoleKey.optional().describe('The role from which it starts, and as which its holder works'),
    permissions,
    reason: Reason,
  }),
  output: RoleChanged,
  refusals: ['right.official-only', 'role.unknown', 'role.no-such-operation', 'role.beyond-yours', 'role.name-taken'],
});

export const changeRole = defineEndpoint({
  name: 'administration.role.change',
  summary:
    'Rename a role and choose what it allows; one adds nothing that one may not pass on wherever the role is held',
  method: 'PUT',
  path: '/administration/roles/:roleKey',
  access: 'official',
  administration: true,
  stepUp: true,
  input: z.object({
    roleKey: RoleKey,
    version: seenVersion('Version that the caller saw'),
    name: names.optional().describe('Another name; the same when not given'),
    permissions,
    reason: Reason,
  }),
  output: RoleChanged,
  refusals: [
    'right.official-only',
    'role.ended',
    'role.changed-meanwhile',
    'role.no-such-operation',
    'role.own-widened',
    'role.beyond-yours',
    'role.separated',
    'role.name-taken',
    'role.nothing-changed',
  ],
});

export const endRole = defineEndpoint({
  name: 'administration.role.end',
  summary: 'End a role of the province: nobody is given it any more, and whoever holds it holds it no longer',
  method: 'POST',
  path: '/administration/roles/:roleKey/end',
  access: 'official',
  administration: true,
  stepUp: true,
  input: z.object({ roleKey: RoleKey, version: seenVersion('Version that the caller saw'), reason: Reason }),
  output: RoleChanged.extend({ ended: z.number().int().describe('So many rights ended with it') }),
  refusals: ['right.official-only', 'role.of-program', 'role.ended', 'role.changed-meanwhile'],
});
