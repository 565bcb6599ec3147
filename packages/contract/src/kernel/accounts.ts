import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Instant } from '../values.ts';

const password = (what: string) => z.string().min(1).max(200).describe(what);

const token = z
  .string()
  .regex(/^[\w-]{43}$/)
  .describe('The secret of the one-time link');

const PasswordStrength = z
  .object({
    characters: z.int().describe('So many characters at least'),
    kinds: z.int().describe('Of so many of the four kinds: small letters, capital letters, digits, others'),
  })
  .describe('What a password of this account has to be');

/** Codes with which a new password is refused. */
const passwordRefusals = [
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
    strength: PasswordStrength,
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
