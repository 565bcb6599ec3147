import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Instant, line } from '../values.ts';
import { Session } from './identity.ts';

/** Ways in which somebody shows who they are. */
export const confirmationWays = ['passkey', 'totp', 'recovery-code', 'password'] as const;
export const ConfirmationWay = z.enum(confirmationWays).describe('Way in which somebody shows who they are');
export type ConfirmationWay = z.infer<typeof ConfirmationWay>;

/** For what somebody shows who they are: the second step of a sign-in, or an act in an open session. */
export const ConfirmationUse = z
  .enum(['sign-in', 'step-up'])
  .describe('Second step of a sign-in, or an act in an open session');
export type ConfirmationUse = z.infer<typeof ConfirmationUse>;

/** Base64url as WebAuthn writes it (RFC 4648, 5, without padding). */
const base64url = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9_-]*$/);

const extensions = z.object({}).describe('Results of extensions; none is asked for');

/** An assertion of a passkey (WebAuthn level 3, AuthenticationResponseJSON). */
export const PasskeyAssertion = z
  .object({
    id: base64url(1400).describe('Id of the passkey'),
    rawId: base64url(1400).describe('The same'),
    type: z.literal('public-key').describe('Kind of credential'),
    response: z
      .object({
        clientDataJSON: base64url(4000).describe('What the browser says: challenge and origin'),
        authenticatorData: base64url(4000).describe('What the authenticator says'),
        signature: base64url(4000).describe('Signature of the two'),
        userHandle: base64url(200).optional().describe('Whose passkey it says to be'),
      })
      .describe('What was signed'),
    clientExtensionResults: extensions,
  })
  .describe('Answer of a passkey');
export type PasskeyAssertion = z.infer<typeof PasskeyAssertion>;

const confirmation = {
  code: line(40).optional().describe('Six digits of the authenticator app, or a recovery code'),
  passkey: PasskeyAssertion.optional(),
};

/** What a browser hands to `navigator.credentials.get` (PublicKeyCredentialRequestOptionsJSON). */
export const PasskeyQuestion = z.object({
  challenge: z.string().describe('To be signed; counts once'),
  rpId: z.string().describe('Name of this site'),
  timeout: z.int().describe('Milliseconds'),
  userVerification: z.literal('required').describe('The person is checked by the device: finger, face or PIN'),
  allowCredentials: z
    .array(
      z.object({
        id: z.string().describe('Id of a passkey'),
        type: z.literal('public-key').describe('Kind of credential'),
        transports: z.array(z.string()).describe('How it is reached'),
      }),
    )
    .describe('Which passkeys are asked; empty: any of this site'),
});
export type PasskeyQuestion = z.infer<typeof PasskeyQuestion>;

export const getConfirmationWays = defineEndpoint({
  name: 'kernel.confirmation.ways',
  summary: 'By which ways this browser can go on: with the second step of a sign-in, or with an act that asks who acts',
  method: 'GET',
  path: '/session/ways',
  access: 'public',
  session: 'shows',
  input: z.object({ use: ConfirmationUse }),
  output: z.object({
    ways: z
      .array(ConfirmationWay)
      .describe('The most convenient first; empty: the step is over, or nobody is signed in'),
    demonstrationCode: z
      .string()
      .nullable()
      .describe('Code of a demonstration account at this moment; null anywhere but in a demonstration'),
  }),
});

export const askPasskey = defineEndpoint({
  name: 'kernel.confirmation.ask-passkey',
  summary: 'A challenge for a passkey of this browser: to sign in, as second step of a sign-in, or to confirm an act',
  method: 'POST',
  path: '/session/passkey',
  access: 'public',
  session: 'opens',
  input: z.object({ use: ConfirmationUse }),
  output: PasskeyQuestion,
  refusals: ['passkey.not-here', 'session.step-over'],
});

export const confirmSignIn = defineEndpoint({
  name: 'kernel.session.confirm',
  summary: 'Second step of a sign-in: a code, or a passkey; a passkey alone signs in too',
  method: 'PUT',
  path: '/session',
  access: 'public',
  session: 'opens',
  bodyLimit: 32_768,
  input: z.object(confirmation),
  output: Session,
  refusals: ['session.step-over', 'session.code-wrong', 'session.code-locked', 'passkey.refused'],
});

export const stepUp = defineEndpoint({
  name: 'kernel.session.step-up',
  summary:
    'Show again who acts, so that signing, mass acts and changes of rights are possible for a while in this session',
  method: 'PUT',
  path: '/session/step-up',
  access: 'person',
  session: 'changes',
  secret: true,
  firstStep: true,
  bodyLimit: 32_768,
  input: z.object({
    ...confirmation,
    password: z.string().min(1).max(200).optional().describe('Password of the account, where it has no second factor'),
  }),
  output: z.object({ freshUntil: Instant.describe('Until when nothing more is asked in this session') }),
  refusals: [
    'session.step-over',
    'session.code-wrong',
    'session.code-locked',
    'session.password-wrong',
    'session.factor-needed',
    'passkey.refused',
  ],
});
