import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Day, FileAnswer, PersonId, UnitId, line, paragraph } from '../values.ts';

const reason = paragraph(500).pipe(z.string().min(3)).describe('Why, for the history and the audit');
const name = line(200).pipe(z.string().min(2)).describe('Name as on the identity card');
const phone = line(40).optional().describe('Telephone of the office');
const email = line(254).optional().describe('E-mail address of the office');

/** Everything that changes accounts: in the official space, never one's own, never beyond one's own reach. */
const common = ['account.official-only', 'account.own'] as const;

/** Which account a write changed. */
const AccountChanged = z
  .object({ id: PersonId, username: z.string().describe('Name of the account') })
  .meta({ id: 'AccountChanged' });

export const createPerson = defineEndpoint({
  name: 'administration.person.create',
  summary: 'Give an official an account with a first role at a unit, and invite them',
  method: 'POST',
  path: '/administration/people',
  access: 'official',
  stepUp: true,
  administration: true,
  input: z.object({
    name,
    identityNumber: line(20).describe('Personal number, 12 digits'),
    phone,
    email,
    username: line(60).optional().describe('Name of the account; made from the name when not given'),
    role: line(60).describe('Key of the first role'),
    unitId: UnitId.describe('Where it is held'),
    field: line(200).optional().describe('Limits the role to one field of procedures'),
    validTo: Day.optional().describe('Last day of the role; without end when not given'),
    reason,
  }),
  output: AccountChanged,
  refusals: [
    ...common,
    'account.not-an-identity-number',
    'account.not-a-phone',
    'account.not-an-email',
    'account.not-a-username',
    'account.username-taken',
    'account.number-known',
    'account.role-unknown',
    'account.role-not-yours-to-give',
    'account.roles-conflict',
    'account.day-over',
  ],
});

export const changePerson = defineEndpoint({
  name: 'administration.person.change',
  summary: 'Correct the name, telephone, e-mail address or account name of an official',
  method: 'PUT',
  path: '/administration/people/:personId',
  access: 'official',
  stepUp: true,
  administration: true,
  input: z.object({
    personId: PersonId,
    name,
    phone,
    email,
    username: line(60).describe('Name of the account'),
    reason,
  }),
  output: AccountChanged,
  refusals: [
    ...common,
    'account.not-a-phone',
    'account.not-an-email',
    'account.not-a-username',
    'account.username-taken',
  ],
});

export const closeAccount = defineEndpoint({
  name: 'administration.account.close',
  summary: 'Close the account of an official; open work goes back to the queue of its unit or to a named colleague',
  method: 'POST',
  path: '/administration/people/:personId/close',
  access: 'official',
  stepUp: true,
  administration: true,
  input: z.object({
    personId: PersonId,
    colleagueId: PersonId.optional().describe('Who takes the open work over; the queues of the units when not given'),
    reason,
  }),
  output: AccountChanged.extend({ moved: z.number().int().describe('So many pieces of work moved') }),
  refusals: [
    ...common,
    'account.not-open',
    'account.last-administrator',
    'account.colleague-cannot',
    'account.work-of-nobody',
  ],
});

export const reopenAccount = defineEndpoint({
  name: 'administration.account.reopen',
  summary: 'Open a closed account again',
  method: 'POST',
  path: '/administration/people/:personId/reopen',
  access: 'official',
  stepUp: true,
  administration: true,
  input: z.object({ personId: PersonId, reason }),
  output: AccountChanged,
  refusals: [...common, 'account.open-already'],
});

export const inviteAgain = defineEndpoint({
  name: 'administration.account.invite',
  summary: 'Take the password of an account away, end its sessions and make a one-time link to choose a new one',
  method: 'POST',
  path: '/administration/people/:personId/invitation',
  access: 'official',
  stepUp: true,
  administration: true,
  input: z.object({
    personId: PersonId,
    by: z
      .enum(['email', 'letter'])
      .describe('How the link reaches its holder: by e-mail, or as a sealed letter that is printed'),
    reason,
  }),
  output: AccountChanged,
  refusals: [...common, 'account.not-open', 'account.no-email'],
});

export const printInvitation = defineEndpoint({
  name: 'administration.invitation.print',
  summary: 'The sealed letter with the one-time link of an official, as PDF',
  method: 'GET',
  path: '/administration/people/:personId/invitation-letter',
  access: 'official',
  administration: true,
  answer: 'file',
  input: z.object({ personId: PersonId }),
  output: FileAnswer,
  refusals: [...common, 'account.no-invitation', 'account.no-public-address'],
  personalData: true,
});
