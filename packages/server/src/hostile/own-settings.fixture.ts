import {
  activateAccount,
  askMessageCode,
  askNewPassword,
  askSignUp,
  confirmMessageAddress,
  confirmNewPassword,
  confirmSignUp,
  deleteView,
  getSession,
  readSimulatedCode,
  removeSecondFactor,
  renameView,
  renameSecondFactor,
  renewRecoveryCodes,
  saveView,
  showInvitation,
  stepUp,
} from '@dongbo/contract';
import { accountCodeOf, demonstrationPassword } from '@dongbo/kernel';
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
  await ownAccounts({ server, clients, add });
  add(stepUp, 'citizen', { password: demonstrationPassword });
}

/** Accounts that somebody makes, with codes that count. */
async function ownAccounts({ server, clients, add }: Pick<Place, 'server' | 'clients' | 'add'>): Promise<void> {
  const somebody = { number: '075190000178', channel: 'email', address: 'nguoi.moi@example.vn' } as const;
  const asking = { holder: 'person', name: 'Lý Thị Mới', ...somebody } as const;
  const password = 'Bến phà 5 giờ sáng';
  const code = (id: string) => accountCodeOf(id, server.program.worker.services.deviceKey);
  add(askSignUp, 'citizen', { ...asking, address: 'nguoi.khac@example.vn' });
  const { askId } = await clients.citizen.call(askSignUp, asking);
  add(readSimulatedCode, 'citizen', { askId });
  add(confirmSignUp, 'citizen', { askId, code: code(askId), password });
  const known = { ...somebody, address: 'nguoi.quen@example.vn' };
  const first = await clients.citizen.call(askSignUp, { ...asking, address: known.address });
  // Nobody's session: the citizen's would end with it.
  const made = await fetch(`${server.address}/api/sign-ups/${first.askId}/confirmation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: code(first.askId), password }),
  });
  if (!made.ok) throw new Error(`No account was made: ${made.status} ${await made.text()}`);
  add(askNewPassword, 'citizen', known);
  const again = await clients.citizen.call(askNewPassword, known);
  add(confirmNewPassword, 'citizen', {
    askId: again.askId,
    code: code(again.askId),
    password: 'Chợ Biên Hòa 6 giờ tối',
  });
}
