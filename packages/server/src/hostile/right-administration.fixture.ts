import { listPeople } from '@dongbo/contract/administration';
import type { Place } from './call-place.fixture.ts';

/** What an administrator of accounts does. */
export async function administration({ add }: Place): Promise<void> {
  add(listPeople, 'administrator', { q: 'tuan' });
  await Promise.resolve();
}
