import { setTimeout as pause } from 'node:timers/promises';
import { listColleagues, listInbox, type CallOf } from '@dongbo/contract';
import {
  actOnDossier,
  explainMyDueDate,
  getDossier,
  receiveDossier,
  writeResult,
  type ClockExplanation,
  type Dossier,
  type KnownTimeLimit,
  type MyDossier,
} from '@dongbo/contract/procedures';
import { DemoError, type Who } from './demo-person.ts';
import { resultOf } from './demo-papers.ts';
import type { Facts, Stage } from './demo-stage.ts';

/** The signature is made by the worker; longer than this it does not take when a worker runs. */
const signingPatience = 90_000;

/** The source says "1" without a unit; this is what the officer reads in the decision and enters. */
const enteredLimit: KnownTimeLimit = { unit: 'working-day', value: 1 };

/** The dossier as this person sees it, found in the person's own inbox. */
async function openFromInbox(stage: Stage, who: Who, code: string): Promise<Dossier> {
  const { client, name } = stage.people[who];
  const { items } = await client.call(listInbox, { q: code });
  const item = items.find((one) => one.code === code);
  if (!item) throw new DemoError('fail.not-in-inbox', { code, name });
  // A work item of the procedures system is about a dossier; only the brand is missing.
  const dossierId = item.subjectId as Dossier['id'];
  return await client.call(getDossier, { dossierId });
}

type Act = Omit<CallOf<typeof actOnDossier>, 'dossierId' | 'version' | 'action'>;

/** Opens the dossier from the inbox and does one of the actions that its process offers there. */
async function act(stage: Stage, who: Who, code: string, action: string, more: Act = {}): Promise<Dossier> {
  const dossier = await openFromInbox(stage, who, code);
  const { client } = stage.people[who];
  const dossierId = dossier.id;
  await client.call(actOnDossier, { dossierId, version: dossier.version, action, ...more });
  return await client.call(getDossier, { dossierId });
}

async function receive(stage: Stage, code: string): Promise<void> {
  await stage.tell('counter', 'received', async () => {
    const dossier = await openFromInbox(stage, 'counter', code);
    const { client } = stage.people.counter;
    const dossierId = dossier.id;
    await client.call(receiveDossier, {
      dossierId,
      version: dossier.version,
      papers: dossier.papers.map(({ componentId }) => ({ componentId, photocopies: 1 })),
      ...(dossier.needsTimeLimit ? { timeLimit: enteredLimit } : {}),
    });
    const received = await client.call(getDossier, { dossierId });
    const days = received.clock?.limit.value ?? 0;
    return [received, { days, dueAt: received.clock?.dueAt ?? '' }];
  });
}

async function explain(stage: Stage, dossier: MyDossier): Promise<ClockExplanation> {
  return await stage.tell('citizen', 'explained', async () => {
    const explained = await stage.people.citizen.client.call(explainMyDueDate, { dossierId: dossier.id });
    const minutes = explained.days.reduce((sum, day) => sum + day.minutes, 0);
    return [explained, { count: explained.days.length, minutes, calendar: explained.calendar }];
  });
}

/** The head picks the specialist among the colleagues who may do this work, as on the page. */
async function assign(stage: Stage, code: string): Promise<void> {
  const { client } = stage.people.head;
  await stage.tell('head', 'assigned', async () => {
    const dossier = await openFromInbox(stage, 'head', code);
    const colleagueName = stage.people.specialist.name;
    if (dossier.assignableUnit === null) throw new DemoError('fail.not-assignable', { code, name: colleagueName });
    const asked = { unitId: dossier.assignableUnit.id, role: 'specialist' };
    const { items } = await client.call(listColleagues, asked);
    const colleague = items.find(({ id }) => id === stage.people.specialist.id);
    if (!colleague) throw new DemoError('fail.not-assignable', { code, name: colleagueName });
    const done = await act(stage, 'head', code, 'assign', { assigneeId: colleague.id });
    return [done, { assignee: colleague.name, ...stepFacts(done) }];
  });
}

async function writeAndForward(stage: Stage, code: string, childName: string): Promise<void> {
  await stage.tell('specialist', 'written', async () => {
    const dossier = await openFromInbox(stage, 'specialist', code);
    const result = resultOf(childName);
    const order = { dossierId: dossier.id, version: dossier.version, ...result };
    await stage.people.specialist.client.call(writeResult, order);
    const done = await act(stage, 'specialist', code, 'forward');
    return [done, { title: result.title, ...stepFacts(done) }];
  });
}

async function waitForSignature(stage: Stage, dossierId: Dossier['id']): Promise<void> {
  const { client } = stage.people.leader;
  await stage.tell('worker', 'signed', async () => {
    const until = performance.now() + signingPatience;
    while (performance.now() < until) {
      const { result } = await client.call(getDossier, { dossierId });
      if (result?.state === 'signed') {
        return [result, { number: result.number ?? '', signer: result.signedBy ?? '', file: result.file?.name ?? '' }];
      }
      await pause(300);
    }
    throw new DemoError('fail.not-signed', { seconds: signingPatience / 1000 });
  });
}

const stepFacts = (dossier: Dossier): Facts => ({ step: dossier.step?.name ?? '' });

/** The officials' part: reception, assignment, processing, review, approval, signature, issuing, hand-over. Answers the
 * days that were counted to the due date. */
export async function settleDossier(
  stage: Stage,
  filed: MyDossier,
  childName: string,
  onDays: (explained: ClockExplanation) => void,
): Promise<ClockExplanation> {
  const { code } = filed;
  await receive(stage, code);
  const explained = await explain(stage, filed);
  onDays(explained);
  await assign(stage, code);
  await writeAndForward(stage, code, childName);
  await stage.tell('head', 'reviewed', async () => {
    const done = await act(stage, 'head', code, 'forward');
    return [done, stepFacts(done)];
  });
  const approved = await stage.tell('leader', 'approved', async () => {
    const done = await act(stage, 'leader', code, 'approve');
    return [done, { number: done.result?.number ?? '' }];
  });
  await waitForSignature(stage, approved.id);
  await stage.tell('clerk', 'issued', async () => {
    const done = await act(stage, 'clerk', code, 'issue');
    return [done, { number: done.result?.number ?? '' }];
  });
  await stage.tell('counter', 'returned', async () => {
    const done = await act(stage, 'counter', code, 'hand-over', { receiver: 'owner' });
    return [done, { receiver: filed.owner.name, outcome: done.clock?.outcome ?? '' }];
  });
  return explained;
}
