import {
  activateAccount,
  askMessageCode,
  confirmMessageAddress,
  deleteView,
  getSession,
  removeSecondFactor,
  renameView,
  renameSecondFactor,
  renewRecoveryCodes,
  saveView,
  showInvitation,
  stepUp,
} from '@dongbo/contract';
import { demonstrationPassword } from '@dongbo/kernel';
import { inviteSomebody } from '../invited-account.fixture.ts';
import { ownPasskey } from '../own-passkey.fixture.ts';
import type { Place } from './call-place.fixture.ts';

/** What people set for themselves: how they are told outside, the filters that they keep, with what they confirm. */
export async function ownSettings({ server, clients, add }: Place): Promise<void> {
  add(askMessageCode, 'citizen', { channel: 'email', address: 'nguoi.thu@example.vn' });
  // A wrong code is an answer.
  add(confirmMessageAddress, 'citizen', { channel: 'email', code: '000000' });
  const { token } = await inviteSomebody(server.program);
  add(showInvitation, 'citizen', { token });
  add(activateAccount, 'citizen', {
    token: (await inviteSomebody(server.program)).token,
    password: 'Bến phà 5 giờ sáng',
  });
  const kept = await clients.head.call(saveView, { page: 'inbox', name: 'Minh họa', search: {} });
  add(deleteView, 'head', { viewId: kept.id });
  const other = await clients.head.call(saveView, { page: 'inbox', name: 'Minh họa khác', search: {} });
  add(renameView, 'head', { viewId: other.id, name: 'Tên khác' });
  const { person } = await clients.head.call(getSession, {});
  const passkey = async () => await ownPasskey(server.program, person?.id ?? '');
  add(renameSecondFactor, 'head', { factorId: await passkey(), name: 'Máy ở cơ quan' });
  add(removeSecondFactor, 'head', { factorId: await passkey() });
  add(renewRecoveryCodes, 'head', {});
  add(stepUp, 'citizen', { password: demonstrationPassword });
}
