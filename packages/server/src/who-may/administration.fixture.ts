import { PersonId, uploadFile, type Space, type UnitId } from '@dongbo/contract';
import {
  campaignPurpose,
  CampaignId,
  changePerson,
  closeAccount,
  createPerson,
  decideCampaign,
  getCampaign,
  getCampaignTemplate,
  listCampaignRows,
  listCampaigns,
  printCampaignLetters,
  startCampaign,
  getPerson,
  inviteAgain,
  listPeople,
  printInvitation,
  reopenAccount,
} from '@dongbo/contract/administration';
import { demonstrationSheet } from './campaign-sheet.fixture.ts';
import type { Api } from '../api-world.fixture.ts';
import { sql } from 'kysely';
import { personIdOf } from './people.fixture.ts';
import { liveThroughRights, rightsSamples } from './rights.fixture.ts';
import { sample, type Sample, type SystemRows } from './sample-row.fixture.ts';
import { liveThroughUnits, unitSamples } from './administration-units.fixture.ts';
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

/** A campaign of the unit that waits for approval, in this space. */
async function newCampaign(api: Api, space: Space, unitId: UnitId): Promise<CampaignId> {
  const id = CampaignId.parse(crypto.randomUUID());
  await sql`insert into campaign (id, unit_id, file_id, file_name, sha256, invite_by, state, reason, uploaded_by, uploaded_at, version)
    values (${id}, ${unitId}, ${crypto.randomUUID()}, 'danh-sach.xlsx', '', 'letter', 'checked', ${reason},
      ${await personIdOf(api, 'vanthu.tranbien')}, ${api.clock.now()}, 1)`.execute(api.program.databases[space].kysely);
  return id;
}

async function liveThroughCampaign({ api, witness, communeId: unitId }: Scene): Promise<void> {
  const administrator = await api.as('quantri.sokhcn');
  const second = await api.as('quantrihethong');
  await witness.file(administrator, getCampaignTemplate, { unitId });
  const bytes = await demonstrationSheet([['Trần Minh Họa', nextNumber(api), 'Chuyên viên']]);
  const upload = { name: 'danh-sach.xlsx', purpose: campaignPurpose };
  const { id: fileId } = await administrator.call(uploadFile, upload, { bytes });
  const order = { unitId, fileId, inviteBy: 'letter', reason } as const;
  const { id: campaignId } = await witness.call(administrator, startCampaign, order);
  await api.drain();
  await witness.call(administrator, listCampaigns, {});
  const { version } = await witness.call(second, getCampaign, { campaignId });
  await witness.call(second, listCampaignRows, { campaignId });
  await witness.call(second, decideCampaign, { campaignId, version, approve: true, reason });
  await api.drain();
  await witness.file(second, printCampaignLetters, { campaignId });
}

async function campaignSamples(api: Api, space: Space, unitId: UnitId): Promise<readonly Sample[]> {
  const campaignId = await newCampaign(api, space, unitId);
  // A campaign lies in its space.
  const fileId = campaignId;
  return [
    sample(getCampaignTemplate, { unitId }, 'hidden', { otherSpace: 'anywhere' }),
    sample(listCampaigns, {}, 'empty'),
    sample(getCampaign, { campaignId }, 'hidden', { otherSpace: 'hidden' }),
    sample(listCampaignRows, { campaignId }, 'hidden', { otherSpace: 'hidden' }),
    sample(startCampaign, { unitId, fileId, inviteBy: 'letter', reason }, 'hidden', { otherSpace: 'anywhere' }),
    sample(decideCampaign, { campaignId, version: 0, approve: true, reason }, 'hidden', { otherSpace: 'hidden' }),
    sample(printCampaignLetters, { campaignId }, 'hidden', { otherSpace: 'hidden' }),
  ];
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
  samples: async (api, space, subject) => [
    ...(await samplesOf(api, subject.communeId)),
    ...(await campaignSamples(api, space, subject.communeId)),
    ...(await rightsSamples(api, space, subject)),
    ...unitSamples(subject.communeId, space),
  ],
  pages: () => ({}),
  portal: () => [],
  live: async (scene) => {
    await liveThrough(scene);
    await liveThroughCampaign(scene);
    await liveThroughRights(scene);
    await liveThroughUnits(scene);
  },
};
