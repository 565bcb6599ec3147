import { createClient, getSession, listColleagues, type Client, type OutputOf } from '@dongbo/contract';
import {
  discardDraft,
  getDossier,
  getProcedure,
  listDossiers,
  actOnDossier,
  startDraft,
  takeInDossier,
} from '@dongbo/contract/procedures';
import { demonstrationPassword } from '@dongbo/kernel';
import { people, type Person } from './people.ts';

export type DossierView = OutputOf<typeof getDossier>;

/** Signs in without a browser, for what a test needs to find already done. */
export async function clientOf(address: string, person: Person, prefix = ''): Promise<Client> {
  const base = `${address}${prefix}/api`;
  const answer = await fetch(`${base}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ username: people[person], password: demonstrationPassword }),
  });
  if (!answer.ok) throw new Error(`${person} could not sign in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return createClient({ base, headers: () => ({ cookie }) });
}

/** Takes in paper dossiers of procedure 1.001193 at the counter, one for each owner's name. */
export async function takeIn(address: string, owners: readonly string[], prefix = ''): Promise<DossierView[]> {
  const client = await clientOf(address, 'counter', prefix);
  const { roles } = await client.call(getSession, {});
  const post = roles.find(({ role }) => role === 'counter-officer');
  if (post === undefined) throw new Error('The counter officer holds no post');
  const { componentGroups } = await client.call(getProcedure, { code: '1.001193' });
  const paper = componentGroups.flatMap(({ items }) => items).find(({ isNote }) => !isNote);
  const dossiers: DossierView[] = [];
  for (const name of owners) {
    const taken = await client.call(takeInDossier, {
      procedureCode: '1.001193',
      receivingUnitId: post.unitId,
      owner: {
        type: 'citizen',
        name,
        identityNumber: '075190000017',
        address: 'Số 12 đường Minh Họa, phường Trấn Biên',
        phone: '0901000017',
        email: null,
      },
      papers: paper === undefined ? [] : [{ componentId: paper.id, originals: 1 }],
      timeLimit: { unit: 'working-day', value: 3 },
    });
    dossiers.push(await client.call(getDossier, { dossierId: taken.id }));
  }
  return dossiers;
}

/** The head of the division hands a dossier to the colleague of that name. */
export async function assign(address: string, dossier: DossierView, colleague: string, prefix = ''): Promise<void> {
  const client = await clientOf(address, 'head', prefix);
  const { items } = await client.call(listDossiers, { q: dossier.code });
  const found = items.find(({ id }) => id === dossier.id);
  const unit = dossier.division ?? found?.competentUnit;
  if (unit === undefined) throw new Error('The head of the division does not see the dossier');
  const colleagues = await client.call(listColleagues, { unitId: unit.id, role: 'specialist' });
  const assignee = colleagues.items.find(({ name }) => name === colleague);
  if (assignee === undefined) throw new Error(`${colleague} is no colleague`);
  await client.call(actOnDossier, {
    dossierId: dossier.id,
    version: dossier.version,
    action: 'assign',
    assigneeId: assignee.id,
  });
}

/** A fresh draft of the citizen's birth registration; an older one is thrown away. */
export async function startBirthDraft(address: string): Promise<string> {
  const client = await clientOf(address, 'citizen');
  const older = await client.call(startDraft, { procedureCode: '1.001193' });
  await client.call(discardDraft, { draftId: older.id });
  const { id } = await client.call(startDraft, { procedureCode: '1.001193' });
  return id;
}
