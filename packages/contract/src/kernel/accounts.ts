import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Instant, PersonId, line } from '../values.ts';

const password = (what: string) => z.string().min(1).max(200).describe(what);

const token = z
  .string()
  .regex(/^[\w-]{43}$/)
  .describe('The secret of the one-time link');

export const NewPasswordStrength = z
  .object({
    characters: z.int().describe('So many characters at least'),
    kinds: z.int().describe('Of so many of the four kinds: small letters, capital letters, digits, others'),
  })
  .describe('What a password of this account has to be');

/** Codes with which a new password is refused. */
export const passwordRefusals = [
  'password.too-short',
  'password.few-kinds',
  'password.holds-name',
  'password.common',
  'password.used-before',
] as const;

export const showInvitation = defineEndpoint({
  name: 'kernel.account.show-invitation',
  summary: 'Whom a one-time link is for, with the name masked, and what the new password has to be',
  method: 'POST',
  path: '/accounts/invitation',
  access: 'public',
  bodyLimit: 16_384,
  input: z.object({ token }),
  output: z.object({
    name: z.string().describe('Name of the person: the first letter of each word'),
    purpose: z.enum(['first', 'reset']).describe('First password of a new account, or a new one in place of another'),
    expiresAt: Instant.describe('Until when the link holds'),
    strength: NewPasswordStrength,
  }),
  refusals: ['invitation.not-valid'],
});

export const activateAccount = defineEndpoint({
  name: 'kernel.account.activate',
  summary: 'Choose the password of an account by a one-time link, which ends with it',
  method: 'POST',
  path: '/accounts/activation',
  access: 'public',
  bodyLimit: 16_384,
  input: z.object({ token, password: password('The new password') }),
  output: z.object({ username: z.string().describe('With which name one signs in now') }),
  refusals: ['invitation.not-valid', ...passwordRefusals],
});

export const inviteFirstAdministrator = defineEndpoint({
  name: 'kernel.account.invite-first-administrator',
  summary:
    'Make the account of the first administrator of an installation with a one-time link; again for the same account as long as the link was not used',
  method: 'POST',
  path: '/accounts/first-administrator',
  access: 'system',
  administration: true,
  input: z.object({
    username: line(60).describe('Name of the account'),
    name: line(200).describe('Name of the person'),
    role: line(60).describe('Key of the role, which must hold operations of administration'),
    unitCode: line(40).describe('Code of the unit at which the role is held'),
    tokenHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('SHA-256 of the secret of the link, in hexadecimal; the secret stays with whoever made it'),
  }),
  output: z.object({ personId: PersonId, expiresAt: Instant.describe('Until when the link holds') }),
  refusals: [
    'administrator.exists',
    'administrator.username-unfit',
    'administrator.username-taken',
    'administrator.role-unfit',
    'administrator.unit-unknown',
  ],
});
