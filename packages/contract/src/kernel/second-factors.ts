import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Instant, line, uuid } from '../values.ts';

export const FactorId = uuid().brand<'FactorId'>().describe('Id of a second factor');
export type FactorId = z.infer<typeof FactorId>;

export const secondFactorKinds = ['passkey', 'totp'] as const;
export const SecondFactorKind = z.enum(secondFactorKinds).describe('Passkey, or code of an authenticator app');
export type SecondFactorKind = z.infer<typeof SecondFactorKind>;

const name = line(60).pipe(z.string().min(1)).describe('What its holder calls it');

const RecoveryCodes = z
  .array(z.string())
  .nullable()
  .describe('Ten codes, each of which opens once; shown this one time. Null: those of before go on');

const base64url = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9_-]*$/);

export const listSecondFactors = defineEndpoint({
  name: 'kernel.second-factor.list',
  summary: 'My second factors, how many recovery codes are left, and whether I must have one',
  method: 'GET',
  path: '/second-factors',
  access: 'person',
  session: 'shows',
  firstStep: true,
  input: z.object({}),
  output: z.object({
    demanded: z.boolean().describe('My roles demand a second factor: the last one cannot be removed'),
    passkeysPossible: z.boolean().describe('This site is reached by a name under which browsers keep passkeys'),
    recoveryCodesLeft: z.int().describe('Recovery codes that were not used yet'),
    items: z
      .array(
        z.object({
          id: FactorId,
          kind: SecondFactorKind,
          name: z.string().describe('What its holder calls it'),
          addedAt: Instant.describe('Since when it is there'),
          lastUsedAt: Instant.nullable().describe('When it last opened something; null: never'),
        }),
      )
      .describe('The oldest first'),
  }),
});

export const startTotp = defineEndpoint({
  name: 'kernel.second-factor.start-totp',
  summary: 'A new secret for an authenticator app, as QR code and as letters; it counts once a code has confirmed it',
  method: 'POST',
  path: '/second-factors/totp',
  access: 'person',
  session: 'changes',
  stepUp: true,
  secret: true,
  firstStep: true,
  input: z.object({}),
  output: z.object({
    secret: z.string().describe('Base32, to be typed where no picture can be taken'),
    address: z.string().describe('The same as otpauth address'),
    qr: z.string().describe('The address as QR code (SVG)'),
  }),
  refusals: ['second-factor.too-many'],
});

export const confirmTotp = defineEndpoint({
  name: 'kernel.second-factor.confirm-totp',
  summary: 'Confirm the new secret by a code that the app shows',
  method: 'PUT',
  path: '/second-factors/totp',
  access: 'person',
  session: 'changes',
  stepUp: true,
  secret: true,
  firstStep: true,
  input: z.object({ code: line(20).describe('Six digits that the app shows now'), name }),
  output: z.object({ recoveryCodes: RecoveryCodes }),
  refusals: ['session.step-over', 'session.code-wrong'],
});

/** What a browser hands to `navigator.credentials.create` (PublicKeyCredentialCreationOptionsJSON). */
export const PasskeyOrder = z.object({
  challenge: z.string().describe('To be signed; counts once'),
  rp: z
    .object({ id: z.string().describe('Name of this site'), name: z.string().describe('Who asks') })
    .describe('This site'),
  user: z
    .object({
      id: z.string().describe('Handle of the person'),
      name: z.string().describe('Name of the account'),
      displayName: z.string().describe('Name of the person'),
    })
    .describe('Whose passkey it will be'),
  pubKeyCredParams: z
    .array(
      z.object({
        type: z.literal('public-key').describe('Kind of credential'),
        alg: z.int().describe('COSE algorithm'),
      }),
    )
    .describe('Algorithms, the best first'),
  timeout: z.int().describe('Milliseconds'),
  attestation: z.literal('none').describe('The make of the device is not asked'),
  excludeCredentials: z
    .array(
      z.object({
        id: z.string().describe('Id of a passkey'),
        type: z.literal('public-key').describe('Kind of credential'),
        transports: z.array(z.string()).describe('How it is reached'),
      }),
    )
    .describe('Passkeys that are known already'),
  authenticatorSelection: z
    .object({
      residentKey: z.literal('required').describe('It is found without a user name'),
      requireResidentKey: z.literal(true).describe('The same, for older browsers'),
      userVerification: z.literal('required').describe('The person is checked by the device: finger, face or PIN'),
    })
    .describe('What the device has to do'),
});
export type PasskeyOrder = z.infer<typeof PasskeyOrder>;

export const startPasskey = defineEndpoint({
  name: 'kernel.second-factor.start-passkey',
  summary: 'What a browser needs to make a passkey for this site',
  method: 'POST',
  path: '/second-factors/passkey',
  access: 'person',
  session: 'changes',
  stepUp: true,
  secret: true,
  firstStep: true,
  input: z.object({}),
  output: PasskeyOrder,
  refusals: ['second-factor.too-many', 'passkey.not-here'],
});

export const addPasskey = defineEndpoint({
  name: 'kernel.second-factor.add-passkey',
  summary: 'Add the passkey that the browser has made',
  method: 'PUT',
  path: '/second-factors/passkey',
  access: 'person',
  session: 'changes',
  stepUp: true,
  secret: true,
  firstStep: true,
  input: z.object({
    name,
    passkey: z
      .object({
        id: base64url(1400).describe('Id of the passkey'),
        rawId: base64url(1400).describe('The same'),
        type: z.literal('public-key').describe('Kind of credential'),
        response: z
          .object({
            clientDataJSON: base64url(4000).describe('What the browser says: challenge and origin'),
            attestationObject: base64url(20_000).describe('The new key'),
            transports: z
              .array(z.string().regex(/^[a-z-]{1,20}$/))
              .max(10)
              .optional()
              .describe('How it is reached'),
          })
          .describe('What the device made'),
        clientExtensionResults: z.object({}).describe('Results of extensions; none is asked for'),
      })
      .describe('Answer of the browser (RegistrationResponseJSON)'),
  }),
  output: z.object({ id: FactorId, recoveryCodes: RecoveryCodes }),
  refusals: ['passkey.refused', 'passkey.known', 'passkey.not-here', 'session.step-over'],
});

export const renameSecondFactor = defineEndpoint({
  name: 'kernel.second-factor.rename',
  summary: 'Call a second factor of mine by another name',
  method: 'PUT',
  path: '/second-factors/:factorId',
  access: 'person',
  input: z.object({ factorId: FactorId, name }),
  output: z.object({}),
});

export const removeSecondFactor = defineEndpoint({
  name: 'kernel.second-factor.remove',
  summary: 'Remove a second factor of mine; its recovery codes go with the last one',
  method: 'DELETE',
  path: '/second-factors/:factorId',
  access: 'person',
  session: 'changes',
  stepUp: true,
  input: z.object({ factorId: FactorId }),
  output: z.object({}),
  refusals: ['second-factor.last'],
});

export const renewRecoveryCodes = defineEndpoint({
  name: 'kernel.second-factor.renew-recovery-codes',
  summary: 'Ten new recovery codes; those of before open nothing any more',
  method: 'POST',
  path: '/second-factors/recovery-codes',
  access: 'person',
  session: 'changes',
  stepUp: true,
  secret: true,
  input: z.object({}),
  output: z.object({ recoveryCodes: z.array(z.string()).describe('Ten codes, shown this one time') }),
  refusals: ['second-factor.none'],
});

export const resetSecondFactors = defineEndpoint({
  name: 'kernel.account.reset-second-factors',
  summary: 'Remove all second factors of an account whose holder has lost them; its sessions end, its holder is told',
  method: 'DELETE',
  path: '/accounts/:username/second-factors',
  access: 'system',
  input: z.object({ username: line(100).describe('Name of the local account') }),
  output: z.object({ removed: z.int().describe('So many there were') }),
});
