import * as contract from '@dongbo/contract';
import { accountCodeOf } from '@dongbo/kernel';
import { inviteSomebody } from '../invited-account.fixture.ts';
import { sample, type Sample } from './sample-row.fixture.ts';
import type { Scene } from './witness.fixture.ts';

const password = 'Bến phà 5 giờ sáng';

const askId = contract.AskId.parse('00000000-0000-4000-8000-00000000000a');
const somebody = { holder: 'person', name: 'Lý Thị Mới', number: '075190000177', channel: 'email' } as const;
const { holder: _, name: _name, ...known } = somebody;
const newAddress = () => `${crypto.randomUUID()}@example.vn`;

/** Accounts that their holders look after: links that do not hold, and what is one's own. */
export const samplesOfAccounts: readonly Sample[] = [
  sample(contract.showInvitation, { token: 'x'.repeat(43) }, 'empty'),
  sample(contract.activateAccount, { token: 'x'.repeat(43), password }, 'empty'),
  sample(contract.askSignUp, { ...somebody, address: newAddress() }, 'empty'),
  sample(contract.confirmSignUp, { askId, code: '000000', password }, 'empty'),
  sample(contract.askNewPassword, { ...known, address: newAddress() }, 'empty'),
  sample(contract.confirmNewPassword, { askId, code: '000000', password }, 'empty'),
  sample(contract.readSimulatedCode, { askId }, 'empty'),
];

/** Somebody is invited and chooses a password; somebody signs up, and forgets the password at once. */
export async function liveThroughAccounts({ api, witness }: Scene): Promise<void> {
  const { token } = await inviteSomebody(api.program);
  await witness.call(api.nobody, contract.showInvitation, { token });
  await witness.call(api.nobody, contract.activateAccount, { token, password });
  const code = (id: string) => accountCodeOf(id, api.program.worker.services.deviceKey);
  const address = newAddress();
  const asked = await witness.call(api.nobody, contract.askSignUp, { ...somebody, address });
  await witness.call(api.nobody, contract.readSimulatedCode, { askId: asked.askId });
  const typed = { askId: asked.askId, code: code(asked.askId), password: 'Chợ Biên Hòa 6 giờ tối' };
  await witness.call(api.nobody, contract.confirmSignUp, typed);
  const again = await witness.call(api.nobody, contract.askNewPassword, { ...known, address });
  await witness.call(api.nobody, contract.confirmNewPassword, {
    askId: again.askId,
    code: code(again.askId),
    password,
  });
}
