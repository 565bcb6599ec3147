import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Instant, line, uuid } from '../values.ts';
import { passwordRefusals, NewPasswordStrength } from './accounts.ts';
import { Session } from './identity.ts';
import { MessageChannel } from './messages.ts';

export const AskId = uuid()
  .brand<'AskId'>()
  .describe('Id of a code that was asked: the answer said it, and only that browser knows it');
export type AskId = z.infer<typeof AskId>;

const Code = z
  .string()
  .regex(/^\d{6}$/)
  .describe('Six digits');

const address = line(254).describe('E-mail address, or Vietnamese mobile number in any usual spelling');
const password = z.string().min(1).max(200).describe('The new password');

/** The same answer whether or not somebody has the address. */
const Asked = z.object({
  askId: AskId,
  expiresAt: Instant.describe('Until when the code can be typed'),
  isSimulated: z.boolean().describe('The message goes nowhere and can be read here: a demonstration'),
  strength: NewPasswordStrength,
});

const addressRefusals = [
  'message-way.not-offered',
  'message-way.not-an-email',
  'message-way.not-a-mobile',
  'sign-up.too-many',
  'sign-up.official-only',
] as const;

export const askSignUp = defineEndpoint({
  name: 'kernel.sign-up.ask',
  summary:
    'Begin an account of a citizen or a business: a code goes to the address, or word that it has an account; the answer is the same',
  method: 'POST',
  path: '/sign-ups',
  access: 'public',
  bodyLimit: 16_384,
  input: z.object({
    holder: z.enum(['person', 'organisation']).describe('A person, or a business with its tax code'),
    name: line(200).describe('Name of the person or the business'),
    number: line(40).describe('Identity number of the person, tax code of the business; nobody proves it here'),
    channel: MessageChannel,
    address,
  }),
  output: Asked,
  refusals: [...addressRefusals, 'sign-up.number-unfit', 'sign-up.tax-code-unfit', 'sign-up.name-unfit'],
});

/** What came of a code that was typed. A wrong one is an answer, because it counts. */
const Confirmed = z.object({
  outcome: z.enum(['done', 'wrong', 'over']).describe('Over: no code counts any more, a new one has to be asked'),
  triesLeft: z.number().int().describe('How often a code can still be typed'),
  username: z.string().nullable().describe('With which name one signs in from now on; null: nothing was done'),
  session: Session.nullable().describe('Who is signed in now; null: nobody'),
});

export const confirmSignUp = defineEndpoint({
  name: 'kernel.sign-up.confirm',
  summary: 'Type the code of a sign-up and choose the password: the account is made and signed in',
  method: 'POST',
  path: '/sign-ups/:askId/confirmation',
  access: 'public',
  session: 'opens',
  bodyLimit: 16_384,
  input: z.object({ askId: AskId, code: Code, password }),
  output: Confirmed,
  refusals: [...passwordRefusals],
});

export const askNewPassword = defineEndpoint({
  name: 'kernel.new-password.ask',
  summary:
    'A citizen or a business has forgotten the password: a code goes to the address if an account has it with this number; the answer is the same',
  method: 'POST',
  path: '/new-passwords',
  access: 'public',
  bodyLimit: 16_384,
  input: z.object({
    number: line(40).describe('Identity number or tax code of the account'),
    channel: MessageChannel,
    address,
  }),
  output: Asked,
  refusals: addressRefusals,
});

export const confirmNewPassword = defineEndpoint({
  name: 'kernel.new-password.confirm',
  summary:
    'Type the code and choose a new password; sessions and known browsers of before end. Who has a second factor signs in with it afterwards',
  method: 'POST',
  path: '/new-passwords/:askId/confirmation',
  access: 'public',
  session: 'opens',
  bodyLimit: 16_384,
  input: z.object({ askId: AskId, code: Code, password }),
  output: Confirmed,
  refusals: [...passwordRefusals],
});

export const readSimulatedCode = defineEndpoint({
  name: 'kernel.account-code.read-simulated',
  summary:
    'What the simulated carrier was handed for a code that this browser asked; nothing where messages go out in earnest',
  method: 'GET',
  path: '/simulated-codes/:askId',
  access: 'public',
  input: z.object({ askId: AskId }),
  output: z.object({
    text: z.string().nullable().describe('What the message says; null: it is still on its way, or none was sent'),
  }),
});
