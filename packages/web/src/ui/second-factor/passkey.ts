import type { CallOf, ConfirmationUse, Session } from '@dongbo/contract';
import { api } from '../../lib/api.ts';
import type { addPasskey } from './endpoints.ts';
import { addPasskey as add, askPasskey, confirmSignIn, startPasskey, stepUp } from './endpoints.ts';

/** The part of the browser that speaks with devices is fetched when somebody uses a passkey. */
const library = async () => await import('@simplewebauthn/browser');

/** Does this browser keep passkeys for this site? Under a numeric address none does. */
export const hasPasskeys = (): boolean =>
  'PublicKeyCredential' in globalThis && !/^[\d.]+$|^\[/.test(location.hostname);

/** The person closed the question, or the device has no passkey for it. */
export class PasskeyNotGiven extends Error {
  override readonly name = 'PasskeyNotGiven';
}

const notGiven = (cause: unknown): never => {
  throw new PasskeyNotGiven('No passkey was given', { cause });
};

async function answer(use: ConfirmationUse) {
  const question = await api.call(askPasskey, { use });
  const { startAuthentication } = await library();
  const { id, rawId, type, response } = await startAuthentication({ optionsJSON: question }).catch(notGiven);
  return { id, rawId, type, response, clientExtensionResults: {} } as const;
}

/** Signs in by a passkey: alone, or as second step of what this browser has begun. */
export const signInByPasskey = async (): Promise<Session> =>
  await api.call(confirmSignIn, { passkey: await answer('sign-in') });

/** Confirms by a passkey who acts in this session. */
export async function stepUpByPasskey(): Promise<void> {
  await api.call(stepUp, { passkey: await answer('step-up') });
}

/** Has the device make a passkey and adds it. */
export async function makePasskey(name: string): Promise<readonly string[] | null> {
  const order = await api.call(startPasskey, {});
  const { startRegistration } = await library();
  const made = await startRegistration({ optionsJSON: order }).catch(notGiven);
  const { id, rawId, type, response } = made;
  const { clientDataJSON, attestationObject, transports } = response;
  const passkey: CallOf<typeof addPasskey>['passkey'] = {
    id,
    rawId,
    type,
    response: { clientDataJSON, attestationObject, ...(transports === undefined ? {} : { transports }) },
    clientExtensionResults: {},
  };
  return (await api.call(add, { name, passkey })).recoveryCodes;
}
