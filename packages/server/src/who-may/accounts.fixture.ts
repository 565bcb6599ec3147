import * as contract from '@dongbo/contract';
import { inviteSomebody } from '../invited-account.fixture.ts';
import { sample, type Sample } from './sample-row.fixture.ts';
import type { Scene } from './witness.fixture.ts';

const password = 'Bến phà 5 giờ sáng';

/** Accounts that their holders look after: links that do not hold, and what is one's own. */
export const samplesOfAccounts: readonly Sample[] = [
  sample(contract.showInvitation, { token: 'x'.repeat(43) }, 'empty'),
  sample(contract.activateAccount, { token: 'x'.repeat(43), password }, 'empty'),
];

/** Somebody is invited and chooses a password. */
export async function liveThroughAccounts({ api, witness }: Scene): Promise<void> {
  const { token } = await inviteSomebody(api.program);
  await witness.call(api.nobody, contract.showInvitation, { token });
  await witness.call(api.nobody, contract.activateAccount, { token, password });
}
