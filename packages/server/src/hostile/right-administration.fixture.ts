import { UnitId, type PersonId } from '@dongbo/contract';
import {
  changePerson,
  closeAccount,
  createPerson,
  getPerson,
  inviteAgain,
  listPeople,
  printInvitation,
  reopenAccount,
} from '@dongbo/contract/administration';
import type { Place } from './call-place.fixture.ts';

const reason = 'Minh họa';

/** What an administrator of accounts does, each with an official of its own. */
export async function administration({ add, clients, oneStopId }: Place): Promise<void> {
  const unitId = UnitId.parse(oneStopId);
  const official = (count: number) => ({
    name: `Minh Họa ${count}`,
    identityNumber: `07519000070${count}`,
    role: 'counter-officer',
    unitId,
    reason,
  });
  const make = async (count: number): Promise<PersonId> =>
    (await clients.administrator.call(createPerson, official(count))).id;
  add(listPeople, 'administrator', { q: 'tuan' });
  add(createPerson, 'administrator', official(1));
  add(getPerson, 'administrator', { personId: await make(2) });
  add(changePerson, 'administrator', { personId: await make(3), name: 'Minh Họa', username: 'minhhoa3', reason });
  add(closeAccount, 'administrator', { personId: await make(4), reason });
  add(inviteAgain, 'administrator', { personId: await make(5), by: 'letter', reason });
  add(printInvitation, 'administrator', { personId: await make(6) });
  const closed = await make(7);
  await clients.administrator.call(closeAccount, { personId: closed, reason });
  add(reopenAccount, 'administrator', { personId: closed, reason });
}
