import {
  activateAccount,
  askMessageCode,
  confirmMessageAddress,
  deleteView,
  saveView,
  showInvitation,
} from '@dongbo/contract';
import { inviteSomebody } from '../invited-account.fixture.ts';
import type { Place } from './call-place.fixture.ts';

/** What people set for themselves: how they are told outside, and the filters that they keep. */
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
}
