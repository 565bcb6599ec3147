import { PersonId, type UnitId } from '@dongbo/contract';
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
import type { Api } from '../api-world.fixture.ts';
import { personIdOf } from './people.fixture.ts';
import { sample, type Sample, type SystemRows } from './sample-row.fixture.ts';
import type { Scene } from './witness.fixture.ts';

const reason = 'Minh họa';
/** Once per database: a number is one person's. */
const numbers = new WeakMap<Api, number>();
function nextNumber(api: Api): string {
  const next = (numbers.get(api) ?? 500) + 1;
  numbers.set(api, next);
  return `075190000${next}`;
}

/** Every operation of the administration once, carried out. */
async function liveThrough({ api, witness, communeId: unitId }: Scene): Promise<void> {
  const administrator = await api.as('quantri.sokhcn');
  await witness.call(administrator, listPeople, { q: 'le van tuan' });
  const name = 'Nguyễn Minh Họa';
  const created = { name, identityNumber: nextNumber(api), email: 'minh.hoa@example.vn', role: 'specialist', unitId };
  const { id: personId, username } = await witness.call(administrator, createPerson, { ...created, reason });
  await witness.call(administrator, getPerson, { personId });
  await witness.call(administrator, changePerson, {
    personId,
    name: 'Nguyễn Minh Hoạ',
    username: `${username}x`,
    reason,
  });
  await witness.file(administrator, printInvitation, { personId });
  await witness.call(administrator, inviteAgain, { personId, by: 'letter', reason });
  await witness.call(administrator, closeAccount, { personId, reason });
  await witness.call(administrator, reopenAccount, { personId, reason });
}

async function samplesOf(api: Api, unitId: UnitId): Promise<readonly Sample[]> {
  const personId = PersonId.parse(await personIdOf(api, 'vanthu.tranbien'));
  const everywhere = { otherSpace: 'anywhere' } as const;
  return [
    // People and accounts belong to no space.
    sample(listPeople, { q: 'motcua.tranbien' }, 'empty', everywhere),
    sample(getPerson, { personId }, 'hidden', everywhere),
    // Each is refused for what it says, so that the account stays as it is.
    sample(
      createPerson,
      { name: 'Minh Họa', identityNumber: '12', role: 'specialist', unitId, reason },
      'anywhere',
      everywhere,
    ),
    sample(changePerson, { personId, name: 'Minh Họa', phone: '1', username: 'minhhoa', reason }, 'hidden', everywhere),
    sample(closeAccount, { personId, colleagueId: personId, reason }, 'hidden', everywhere),
    sample(reopenAccount, { personId, reason }, 'hidden', everywhere),
    sample(inviteAgain, { personId, by: 'email', reason }, 'hidden', everywhere),
    sample(printInvitation, { personId }, 'hidden', everywhere),
  ];
}

export const administrationRows: SystemRows = {
  system: 'administration',
  samples: async (api, _space, { communeId }) => await samplesOf(api, communeId),
  pages: () => ({}),
  portal: () => [],
  live: liveThrough,
};
