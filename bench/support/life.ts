import {
  listInbox,
  listUnits,
  uploadFile,
  type CallOf,
  type Client,
  type Endpoint,
  type OutputOf,
  type UnitId,
} from '@dongbo/contract';
import {
  actOnDossier,
  getDossier,
  getDraft,
  getMyDossier,
  getProcedure,
  listDossiers,
  lookUpDossier,
  receiveDossier,
  saveDraft,
  startDraft,
  submitDossier,
  writeResult,
  type DossierId,
} from '@dongbo/contract/procedures';
import { birthAnswers, samplePaper } from '@dongbo/testing';
import { enter, stranger, type BenchPerson } from './people.ts';

const accounts = {
  counter: 'motcua.tranbien',
  head: 'truongphong.tranbien',
  specialist: 'chuyenvien.tranbien',
  leader: 'lanhdao.tranbien',
  clerk: 'vanthu.tranbien',
} as const;
type Role = keyof typeof accounts;

const procedureCode = '1.001193';
const communeName = 'Phường Trấn Biên';

/** Who takes part in a life, and what each call took. */
export interface Stage {
  readonly people: Readonly<Record<Role, BenchPerson>>;
  /** One for each client of the run: nobody has two drafts of one procedure. */
  readonly citizens: readonly BenchPerson[];
  readonly public: Client;
  readonly unitId: UnitId;
  readonly componentId: string;
  /** Bytes of the paper that is uploaded with every dossier; 0: none. */
  readonly paperBytes: number;
  /** Milliseconds of every call, by operation. */
  readonly times: Map<string, number[]>;
}

export interface Lived {
  readonly id: DossierId;
  readonly code: string;
  readonly citizen: BenchPerson;
}

export async function openStage(address: string, citizenNames: readonly string[], paperBytes: number): Promise<Stage> {
  const one = (role: Role) => enter(address, accounts[role]);
  const people = {
    counter: await one('counter'),
    head: await one('head'),
    specialist: await one('specialist'),
    leader: await one('leader'),
    clerk: await one('clerk'),
  };
  const citizens: BenchPerson[] = [];
  for (const name of citizenNames) citizens.push(await enter(address, name));
  const { client } = people.counter;
  const procedure = await client.call(getProcedure, { code: procedureCode });
  const { items } = await client.call(listUnits, { q: communeName });
  const commune = items.find(({ kind, name }) => kind === 'commune' && name === communeName);
  const unit = items.find(({ kind, parentId }) => kind === 'one-stop' && parentId === commune?.id);
  const component = procedure.componentGroups.flatMap((group) => group.items).find(({ isNote }) => !isNote);
  if (!unit || !component) throw new Error(`No counter or no paper for ${procedureCode}`);
  return {
    people,
    citizens,
    public: stranger(address),
    unitId: unit.id,
    componentId: component.id,
    paperBytes,
    times: new Map(),
  };
}

/** One call, whose time is kept. */
export async function timed<E extends Endpoint>(
  stage: Stage,
  client: Client,
  endpoint: E,
  input: CallOf<E>,
  bytes?: Buffer<ArrayBuffer>,
): Promise<OutputOf<E>> {
  const begin = performance.now();
  const answer = await client.call(endpoint, input, bytes === undefined ? {} : { bytes });
  const known = stage.times.get(endpoint.name) ?? [];
  known.push(performance.now() - begin);
  stage.times.set(endpoint.name, known);
  return answer;
}

/** An official opens the inbox and the dossier, as everybody does before an act; answers the version that was seen. */
export async function open(stage: Stage, role: Role, dossierId: DossierId): Promise<number> {
  const { client } = stage.people[role];
  await timed(stage, client, listInbox, {});
  const seen = await timed(stage, client, getDossier, { dossierId });
  return seen.version;
}

type Acting = Omit<CallOf<typeof actOnDossier>, 'dossierId' | 'version' | 'action'>;

async function act(stage: Stage, role: Role, dossierId: DossierId, action: string, more: Acting = {}): Promise<void> {
  const version = await open(stage, role, dossierId);
  await timed(stage, stage.people[role].client, actOnDossier, { dossierId, version, action, ...more });
}

/** Fills in and sends the form. */
export async function file(stage: Stage, citizen: BenchPerson, mark: string): Promise<Lived> {
  const { client } = citizen;
  const fileIds: string[] = [];
  if (stage.paperBytes > 0) {
    const { bytes } = samplePaper(mark, stage.paperBytes);
    const stored = await timed(stage, client, uploadFile, { name: 'giấy chứng sinh.pdf' }, bytes);
    fileIds.push(stored.id);
  }
  const draft = await timed(stage, client, startDraft, { procedureCode });
  await timed(stage, client, getDraft, { draftId: draft.id });
  const saved = await timed(stage, client, saveDraft, {
    draftId: draft.id,
    version: draft.version,
    unitId: stage.unitId,
    answers: birthAnswers({ mark, now: new Date() }),
    papers: fileIds.length === 0 ? [] : [{ componentId: stage.componentId, fileIds }],
    returnMethod: 'online',
  });
  const { id, code } = await timed(stage, client, submitDossier, {
    draftId: saved.id,
    version: saved.version,
    again: true,
    withoutPapers: true,
  });
  return { id, code, citizen };
}

/** From reception to the leader's approval: everything before the signature. */
export async function liveUntilApproval(stage: Stage, lived: Lived): Promise<void> {
  const { id, code } = lived;
  await timed(stage, stage.public, lookUpDossier, { code });
  const version = await open(stage, 'counter', id);
  await timed(stage, stage.people.counter.client, receiveDossier, {
    dossierId: id,
    version,
    papers: [{ componentId: stage.componentId, photocopies: 1 }],
    timeLimit: { unit: 'working-day', value: 1 },
  });
  await act(stage, 'head', id, 'assign', { assigneeId: stage.people.specialist.id });
  const seen = await open(stage, 'specialist', id);
  const { client } = stage.people.specialist;
  const title = 'Giấy khai sinh (đo)';
  const body = `Kết quả của ${code}.`;
  const written = await timed(stage, client, writeResult, { dossierId: id, version: seen, title, body });
  await timed(stage, client, actOnDossier, { dossierId: id, version: written.version, action: 'forward' });
  await act(stage, 'head', id, 'forward');
  await act(stage, 'leader', id, 'approve');
}

/** From the signed result to its hand-over. */
export async function liveAfterSignature(stage: Stage, { id, code, citizen }: Lived): Promise<void> {
  await act(stage, 'clerk', id, 'issue');
  await timed(stage, stage.people.counter.client, listDossiers, { q: code });
  await act(stage, 'counter', id, 'hand-over', { receiver: 'owner' });
  await timed(stage, citizen.client, getMyDossier, { dossierId: id });
  await timed(stage, stage.public, lookUpDossier, { code });
}
