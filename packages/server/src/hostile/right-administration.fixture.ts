import { UnitId, uploadFile, type PersonId } from '@dongbo/contract';
import {
  changePerson,
  closeAccount,
  campaignPurpose,
  createPerson,
  decideCampaign,
  getCampaign,
  getCampaignTemplate,
  listCampaignRows,
  printCampaignLetters,
  startCampaign,
  getPerson,
  inviteAgain,
  listPeople,
  printInvitation,
  reopenAccount,
} from '@dongbo/contract/administration';
import { drain } from '@dongbo/kernel';
import { demonstrationSheet } from '../who-may/campaign-sheet.fixture.ts';
import { clientOf } from './sample-dossiers.fixture.ts';
import type { Place } from './call-place.fixture.ts';

const reason = 'Minh họa';

/** What an administrator of accounts does, each with an official of its own. */
export async function administration({ add, clients, oneStopId, server }: Place): Promise<void> {
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
  add(getCampaignTemplate, 'administrator', { unitId });
  const file = async (count: number) => {
    const bytes = new Uint8Array(await demonstrationSheet([['Minh Họa', `07519000071${count}`, 'Chuyên viên']]));
    const upload = { name: 'danh-sach.xlsx', purpose: campaignPurpose };
    const { id: fileId } = await clients.administrator.call(uploadFile, upload, { bytes });
    return { unitId, fileId, inviteBy: 'letter', reason } as const;
  };
  add(startCampaign, 'administrator', await file(1));
  const start = async (count: number) => (await clients.administrator.call(startCampaign, await file(count))).id;
  const [one, two] = [await start(2), await start(3)];
  await drain(server.program.worker);
  add(getCampaign, 'administrator', { campaignId: one });
  add(listCampaignRows, 'administrator', { campaignId: one });
  // Who uploaded it can withdraw it.
  add(decideCampaign, 'administrator', { campaignId: one, version: 2, approve: false, reason });
  const second = await clientOf(server, 'quantrihethong');
  await second.call(decideCampaign, { campaignId: two, version: 2, approve: true, reason });
  await drain(server.program.worker);
  add(printCampaignLetters, 'administrator', { campaignId: two });
}
