import * as contract from '@dongbo/contract';
import type { Space } from '@dongbo/contract';
import { authenticatorCode, createSoftPasskey } from '@dongbo/testing';
import type { Api } from '../api-world.fixture.ts';
import { ownPasskey, putPasskey } from '../own-passkey.fixture.ts';
import { personIdOf, signedIn } from './people.fixture.ts';
import { sample, type Sample } from './sample-row.fixture.ts';
import type { Scene } from './witness.fixture.ts';

const assertion = {
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' },
  clientExtensionResults: {},
} as const;

const attestation = {
  ...assertion,
  response: { clientDataJSON: 'AAAA', attestationObject: 'AAAA' },
} as const;

/** Calls about second factors; people and sessions belong to no space. */
export async function factorSamples(api: Api, _space: Space): Promise<readonly Sample[]> {
  const ownerId = await personIdOf(api, 'congdan2');
  const [kept, removed] = [await ownPasskey(api.program, ownerId), await ownPasskey(api.program, ownerId)];
  const everywhere = { otherSpace: 'anywhere' } as const;
  const before = async () => await putPasskey(api.program, ownerId, removed);
  return [
    sample(contract.getConfirmationWays, { use: 'step-up' }, 'empty'),
    sample(contract.askPasskey, { use: 'step-up' }, 'empty'),
    sample(contract.confirmSignIn, { passkey: assertion }, 'empty'),
    sample(contract.stepUp, { code: '000000' }, 'empty'),
    sample(contract.listSecondFactors, {}, 'empty'),
    sample(contract.startTotp, {}, 'empty'),
    sample(contract.confirmTotp, { code: '000000', name: 'Điện thoại' }, 'empty'),
    sample(contract.startPasskey, {}, 'empty'),
    sample(contract.addPasskey, { name: 'Máy tính', passkey: attestation }, 'empty'),
    sample(contract.renameSecondFactor, { factorId: kept, name: 'Tên mới' }, 'hidden', everywhere),
    sample(contract.removeSecondFactor, { factorId: removed }, 'hidden', { ...everywhere, before }),
    sample(contract.renewRecoveryCodes, {}, 'empty'),
  ];
}

/** A citizen sets up an app and a passkey, signs in and confirms by them, and removes all again. */
export async function liveThroughFactors({ api, witness }: Scene): Promise<void> {
  const { nobody } = api;
  const citizen = await signedIn(api, await personIdOf(api, 'congdan3'));
  const app = await witness.call(citizen, contract.startTotp, {});
  const code = () => authenticatorCode(app.secret, api.clock.now());
  await witness.call(citizen, contract.confirmTotp, { code: code(), name: 'Điện thoại' });
  const passkey = createSoftPasskey('http://localhost');
  const order = await witness.call(citizen, contract.startPasskey, {});
  const { id } = await witness.call(citizen, contract.addPasskey, { name: 'Máy', passkey: passkey.make(order) });
  await witness.call(citizen, contract.renameSecondFactor, { factorId: id, name: 'Máy tính' });
  const { items } = await witness.call(citizen, contract.listSecondFactors, {});
  await witness.call(citizen, contract.getConfirmationWays, { use: 'step-up' });
  const question = await citizen.call(contract.askPasskey, { use: 'step-up' });
  await witness.call(citizen, contract.stepUp, { passkey: passkey.answer(question) });
  await witness.call(citizen, contract.renewRecoveryCodes, {});
  const asked = await nobody.send(contract.askPasskey, { use: 'sign-in' });
  const begun = api.withCookie(asked.cookies.map(({ name, value }) => `${name}=${value}`).join('; '));
  await witness.call(begun, contract.askPasskey, { use: 'sign-in' });
  await witness.call(begun, contract.confirmSignIn, { passkey: passkey.answer(asked.json()) });
  await witness.call(citizen, contract.removeSecondFactor, { factorId: id });
  const first = items.find(({ kind }) => kind === 'totp');
  if (first !== undefined) await citizen.call(contract.removeSecondFactor, { factorId: first.id });
}
