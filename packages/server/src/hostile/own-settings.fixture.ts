import { askMessageCode, confirmMessageAddress, deleteView, saveView } from '@dongbo/contract';
import type { Place } from './call-place.fixture.ts';

/** What people set for themselves: how they are told outside, and the filters that they keep. */
export async function ownSettings({ clients, add }: Place): Promise<void> {
  add(askMessageCode, 'citizen', { channel: 'email', address: 'nguoi.thu@example.vn' });
  // A wrong code is an answer.
  add(confirmMessageAddress, 'citizen', { channel: 'email', code: '000000' });
  const kept = await clients.head.call(saveView, { page: 'inbox', name: 'Minh họa', search: {} });
  add(deleteView, 'head', { viewId: kept.id });
}
