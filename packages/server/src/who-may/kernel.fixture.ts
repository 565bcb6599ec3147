import * as contract from '@dongbo/contract';
import type { Space } from '@dongbo/contract';
import { listMyDossiers } from '@dongbo/contract/procedures';
import { demonstrationPassword, drain } from '@dongbo/kernel';
import { pdf } from '../file-a-dossier.fixture.ts';
import type { Api } from '../api-world.fixture.ts';
import { liveThroughAccounts, samplesOfAccounts } from './accounts.fixture.ts';
import { hold, personIdOf } from './people.fixture.ts';
import { factorSamples, liveThroughFactors } from './second-factors.fixture.ts';
import { sample, type Sample, type SharedSubject, type SystemRows } from './sample-row.fixture.ts';
import type { Scene } from './witness.fixture.ts';

function samplesOf({ dossierId, code, communeId }: SharedSubject): readonly Sample[] {
  return [
    sample(contract.listInbox, {}, 'empty'),
    sample(contract.listInbox, { q: code }, 'empty', { variant: 'by code' }),
    sample(contract.listInbox, { whose: 'unassigned', limit: 200 }, 'empty', { variant: 'unassigned' }),
    sample(contract.countInbox, {}, 'zero', { otherSpace: 'empty' }),
    // Units and people belong to no space.
    sample(contract.listColleagues, { unitId: communeId }, 'hidden', { otherSpace: 'anywhere' }),
    sample(contract.listAudit, { subjectId: dossierId }, 'province', { otherSpace: 'anywhere' }),
    sample(contract.exportAudit, { subjectId: dossierId, format: 'csv' }, 'province', { otherSpace: 'anywhere' }),
    sample(contract.verifyAudit, {}, 'province', { otherSpace: 'anywhere' }),
    // Figures of no single thing; values of units are those within reach (list-measures.test.ts).
    sample(contract.listMeasures, {}, 'empty'),
    sample(contract.exportInbox, { format: 'csv' }, 'empty'),
    sample(contract.listExports, {}, 'empty'),
    sample(contract.listNotices, {}, 'empty'),
    sample(contract.countNotices, {}, 'empty'),
    sample(contract.seeNotices, { noticeId: dossierId }, 'empty'),
    sample(contract.listMessageWays, {}, 'empty'),
    sample(contract.listMySimulatedMessages, {}, 'empty'),
    // Each from an address of its own: codes to one address are limited over all accounts.
    sample(contract.askMessageCode, { channel: 'email', address: `${crypto.randomUUID()}@example.vn` }, 'empty'),
    sample(contract.confirmMessageAddress, { channel: 'email', code: '000000' }, 'empty'),
    sample(contract.setMessageWay, { channel: 'sms', on: false }, 'empty'),
    sample(contract.removeMessageAddress, { channel: 'sms' }, 'empty'),
    // Anybody may name a subject; what comes of it is decided message by message (stream.test.ts).
    sample(contract.openStream, { watch: dossierId }, 'empty'),
    sample(contract.uploadFile, { name: 'giay-to.pdf' }, 'empty', { bytes: pdf }),
    sample(contract.signOut, {}, 'empty'),
    sample(contract.getSession, {}, 'empty'),
    ...samplesOfAccounts,
    sample(contract.signIn, { username: 'nobody', password: 'wrong' }, 'empty'),
    sample(contract.listUnits, {}, 'empty'),
    sample(contract.listContacts, {}, 'empty'),
    sample(contract.getSigningAuthority, {}, 'empty'),
  ];
}

/** A list that the citizen has asked for as a file and that is not written yet: only officials ask. */
async function ownExport(api: Api, space: Space): Promise<string> {
  const id = crypto.randomUUID();
  const now = api.program.worker.clock.now();
  await api.program.databases[space].kysely
    .insertInto('export')
    .values({
      id,
      operation: contract.exportInbox.name,
      person_id: await personIdOf(api, 'congdan2'),
      title: 'Minh họa',
      language: 'vi',
      format: 'csv',
      input: {},
      asked_at: now,
      expires_at: new Date(now.getTime() + 86_400_000),
    })
    .execute();
  return id;
}

/** A view of the citizen's. */
async function ownView(api: Api, space: Space): Promise<string> {
  const id = crypto.randomUUID();
  await api.program.databases[space].kysely
    .insertInto('saved_view')
    .values({
      id,
      page: 'inbox',
      person_id: await personIdOf(api, 'congdan2'),
      name: `Minh họa ${id}`,
      search: {},
      created_at: api.program.worker.clock.now(),
    })
    .execute();
  return id;
}

const viewsOf = (viewId: string, { communeId }: SharedSubject): readonly Sample[] => [
  sample(contract.listViews, { page: 'inbox' }, 'empty'),
  sample(contract.saveView, { page: 'inbox', name: 'Của tôi', search: { due: 'today' } }, 'empty'),
  sample(contract.renameView, { viewId, name: 'Tên mới' }, 'hidden'),
  sample(contract.openWithView, { page: 'inbox', view: viewId }, 'hidden'),
  sample(contract.shareView, { viewId, unitId: communeId }, 'hidden', { otherSpace: 'empty' }),
  sample(contract.deleteView, { viewId }, 'hidden'),
];

/** Saves a view, shows it to the unit, and takes it away. */
async function liveThroughViews({ api, witness, communeId }: Scene): Promise<void> {
  const head = await hold(api, 'division-head', communeId);
  const { id: viewId } = await witness.call(head, contract.saveView, { page: 'inbox', name: 'Một', search: {} });
  await witness.call(head, contract.renameView, { viewId, name: 'Hai' });
  await witness.call(head, contract.openWithView, { page: 'inbox', view: viewId });
  await witness.call(head, contract.shareView, { viewId, unitId: communeId });
  await witness.call(head, contract.listViews, { page: 'inbox' });
  await witness.call(head, contract.deleteView, { viewId });
}

async function liveThrough({ api, witness, communeId }: Scene): Promise<void> {
  const { nobody } = api;
  await witness.call(nobody, contract.signIn, { username: 'congdan2', password: demonstrationPassword });
  const signedIn = await api.as('motcua.tranbien');
  await witness.call(signedIn, contract.getSession, {});
  await witness.call(signedIn, contract.signOut, {});
  await witness.call(nobody, contract.listUnits, { kind: 'commune' });
  await witness.call(nobody, contract.listContacts, { q: 'tran bien' });
  await witness.call(nobody, contract.getSigningAuthority, {});
  const head = await api.as('truongphong.tranbien');
  await witness.call(head, contract.listColleagues, { unitId: communeId, role: 'specialist' });
  const counter = await api.as('motcua.tranbien');
  await witness.call(counter, contract.listInbox, {});
  await witness.call(counter, contract.listInbox, { q: 'do quoc khai' }, 'searched');
  await witness.call(counter, contract.countInbox, {});
  const { exportId } = await witness.call(counter, contract.exportInbox, { format: 'csv' });
  await witness.call(counter, contract.listExports, {});
  await drain(api.program.worker);
  await witness.file(counter, contract.getExportFile, { exportId });
  const citizen = await api.as('congdan2');
  await witness.call(citizen, contract.uploadFile, { name: 'giay.pdf' }, '', { bytes: pdf });
  const { items: dossiers } = await citizen.call(listMyDossiers, {});
  const subjectId = dossiers[0]?.id ?? '';
  const { items: notices } = await witness.call(citizen, contract.listNotices, {});
  await witness.call(citizen, contract.countNotices, {});
  await witness.call(citizen, contract.seeNotices, { noticeId: notices[0]?.id ?? '', andOlder: true });
  await witness.call(citizen, contract.askMessageCode, { channel: 'email', address: 'nguoi.thu@example.vn' });
  await witness.call(citizen, contract.listMessageWays, {});
  await witness.call(citizen, contract.listMySimulatedMessages, {});
  await witness.call(citizen, contract.confirmMessageAddress, { channel: 'email', code: '000000' });
  await witness.call(citizen, contract.setMessageWay, { channel: 'email', on: false });
  await witness.call(citizen, contract.removeMessageAddress, { channel: 'email' });
  await witness.file(citizen, contract.openStream, { watch: subjectId });
  const { items: provinces } = await nobody.call(contract.listUnits, { kind: 'province' });
  const auditor = await hold(api, 'auditor', provinces[0]?.id ?? '');
  await witness.call(auditor, contract.listAudit, { subjectId });
  await witness.call(auditor, contract.exportAudit, { subjectId, format: 'csv' });
  await witness.call(auditor, contract.verifyAudit, {});
  await witness.call(auditor, contract.listMeasures, {});
}

export const kernelRows: SystemRows = {
  system: 'kernel',
  samples: async (api, space, subject) => [
    ...samplesOf(subject),
    sample(contract.getExportFile, { exportId: await ownExport(api, space) }, 'hidden'),
    ...viewsOf(await ownView(api, space), subject),
    ...(await factorSamples(api, space)),
  ],
  pages: (code) => ({
    '/': '/',
    '/lien-he': '/lien-he',
    '/tro-giup': '/tro-giup',
    '/so-do-trang': '/so-do-trang',
    '/lam-viec': '/lam-viec',
    '/lam-viec/*': `/lam-viec/ho-so/${code}`,
  }),
  portal: () => [
    '/dang-nhap',
    '/kich-hoat',
    '/dang-ky',
    '/quen-mat-khau',
    '/cua-toi',
    '/cua-toi/dang-xuat',
    '/cua-toi/thong-bao',
    '/cua-toi/cach-nhan-tin',
    '/cua-toi/xac-thuc',
  ],
  live: async (scene) => {
    await liveThrough(scene);
    await liveThroughViews(scene);
    await liveThroughAccounts(scene);
    await liveThroughFactors(scene);
  },
};
