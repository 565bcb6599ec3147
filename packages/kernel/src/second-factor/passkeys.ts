import { randomBytes } from 'node:crypto';
import type { addPasskey, InputOf, PasskeyAssertion, PasskeyOrder, PasskeyQuestion } from '@dongbo/contract';
import province from '@dongbo/contract/texts/province.json' with { type: 'json' };
import type { StoredPasskey } from './factor-store.ts';
import { secondFactorPolicy } from './second-factor-policy.ts';
import type { Site } from './site.ts';

/** Loaded when somebody comes with a passkey: it takes a third of a second. */
const library = async () => await import('@simplewebauthn/server');

/** EdDSA, ES256, RS256 (COSE): what devices have. */
const algorithms = [-8, -7, -257];

/** A new challenge of 32 random bytes, base64url. */
export const newChallenge = (): string => randomBytes(32).toString('base64url');

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** The handle under which a device keeps a person: nothing that names them. Pure. */
const handleOf = (personId: string): string => base64url(Buffer.from(personId.replaceAll('-', ''), 'hex'));

const described = (passkeys: readonly StoredPasskey[]) =>
  passkeys.map(({ credential_id: id, transports }) => ({
    id: base64url(id),
    type: 'public-key' as const,
    transports: [...transports],
  }));

/** What a browser needs to make a passkey of this person for this site. Pure. */
export function passkeyOrder(
  person: { readonly id: string; readonly username: string; readonly name: string },
  {
    site,
    challenge,
    known,
  }: { readonly site: Site; readonly challenge: string; readonly known: readonly StoredPasskey[] },
): PasskeyOrder {
  return {
    challenge,
    rp: { id: site.name, name: `${province.portal.vi} ${province.name.vi}` },
    user: { id: handleOf(person.id), name: person.username, displayName: person.name },
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: secondFactorPolicy.challengeMs,
    attestation: 'none',
    excludeCredentials: described(known),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
  };
}

/** What a browser needs to ask a passkey; without `allowed` any of this site. Pure. */
export const passkeyQuestion = (
  site: Site,
  challenge: string,
  allowed: readonly StoredPasskey[] = [],
): PasskeyQuestion => ({
  challenge,
  rpId: site.name,
  timeout: secondFactorPolicy.challengeMs,
  userVerification: 'required',
  allowCredentials: described(allowed),
});

export interface NewPasskey {
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly counter: number;
}

/** Checks what a browser has made: challenge, origin, site, that the person was checked by the device. Null: it does not hold. */
export async function readNewPasskey(
  response: InputOf<typeof addPasskey>['passkey'],
  { site, challenge }: { readonly site: Site; readonly challenge: string },
): Promise<NewPasskey | null> {
  const { verifyRegistrationResponse } = await library();
  const { response: made, ...rest } = response;
  const { transports: _, ...sent } = made;
  const verified = await verifyRegistrationResponse({
    response: { ...rest, clientExtensionResults: {}, response: sent },
    expectedChallenge: challenge,
    expectedOrigin: [...site.origins],
    expectedRPID: site.name,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => null);
  if (verified?.verified !== true) return null;
  const { id, publicKey, counter } = verified.registrationInfo.credential;
  return { credentialId: Buffer.from(id, 'base64url'), publicKey: Buffer.from(publicKey), counter };
}

/** Checks an answer of a known passkey: signature, challenge, origin, site, that the person was checked by the device, whose it says to be,
 * and that its counter went on (one that did not belongs to a copy). Answers the new counter; null: it does not hold. */
export async function readAssertion(
  answer: PasskeyAssertion,
  passkey: StoredPasskey,
  { site, challenge }: { readonly site: Site; readonly challenge: string },
): Promise<number | null> {
  const { userHandle, ...response } = answer.response;
  if (userHandle !== undefined && userHandle !== handleOf(passkey.person_id)) return null;
  const { verifyAuthenticationResponse } = await library();
  const verified = await verifyAuthenticationResponse({
    response: { ...answer, response, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: [...site.origins],
    expectedRPID: site.name,
    credential: {
      id: base64url(passkey.credential_id),
      publicKey: new Uint8Array(passkey.public_key),
      counter: passkey.counter,
    },
    requireUserVerification: true,
  }).catch(() => null);
  return verified?.verified === true ? verified.authenticationInfo.newCounter : null;
}
