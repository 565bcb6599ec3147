import {
  acceptSupplement,
  answerSupplement,
  decideEnding,
  getDossier,
  getMySupplement,
  getSupplement,
  proposeEnding,
  recordSupplement,
  refuseDossier,
  requestSupplement,
  returnEnding,
  sendApology,
  writeApology,
  type Supplement,
} from '@dongbo/contract/procedures';
import { defaultCalendarName, loadCalendar, localDate, parsePlainDate, toEpochDay } from '@dongbo/kernel';
import { change, idOf, seen, type Case } from './case.ts';
import { upload, type Official } from './life-world.ts';
import type { Stubborn } from './stubborn-client.ts';

const dayMs = 86_400_000;

/** The owner answers online, sometimes from two devices at once. */
async function answerOnline(held: Case, citizen: Stubborn): Promise<void> {
  const { world, chance, dossier } = held;
  const asked = await citizen.call(getMySupplement, { dossierId: idOf(held) });
  const papers = await upload(world, citizen, chance, `${dossier.mark} bổ sung`);
  const order = {
    dossierId: idOf(held),
    version: asked.version,
    supplementId: asked.supplement?.id ?? '',
    papers: itemsOf(asked.supplement).map(({ id: itemId }) => ({ itemId, fileIds: [...papers.keys()] })),
  };
  await change(held, citizen, answerSupplement, order, ['supplement-answered']);
  for (const [id, sha256] of papers) dossier.papers.set(id, sha256);
}

const itemsOf = (supplement: Supplement | null) => supplement?.items ?? [];

/** The owner stands at the counter with what was asked for. */
async function bringToCounter(held: Case): Promise<void> {
  const { counter } = held.world.officials;
  const { supplement } = await counter.call(getSupplement, { dossierId: idOf(held) });
  const papers = itemsOf(supplement).map(({ id: itemId }) => ({ itemId, photocopies: 1 }));
  await change(held, counter, recordSupplement, { ...seen(held), papers }, ['supplement-answered']);
}

/** Asks for a paper, sometimes in two windows at once. */
export async function ask(held: Case, who: Extract<Official, 'counter' | 'specialist'>): Promise<void> {
  const { world, dossier } = held;
  const official = world.officials[who];
  const { version } = await official.call(getDossier, { dossierId: idOf(held) });
  dossier.version = version;
  const items = [{ kind: 'paper' as const, componentId: world.componentId, wanted: 'Nộp lại bản rõ' }];
  const order = { ...seen(held), items, reason: 'Bản chụp không đọc được' };
  await change(held, official, requestSupplement, order, ['supplement-asked']);
  world.journal.counts.supplements += 1;
}

/** The owner answers: online, or at the counter who came on paper. */
export async function answer(held: Case): Promise<void> {
  await (held.citizen === null ? bringToCounter(held) : answerOnline(held, held.citizen));
}

/** The specialist finds complete what came. */
export async function acceptAnswer(held: Case): Promise<void> {
  await change(held, held.world.officials.specialist, acceptSupplement, seen(held), ['supplement-accepted']);
}

/** A day on which is worked, behind the due date. */
function laterDay(dueAt: string): string {
  const calendar = loadCalendar(defaultCalendarName);
  for (let at = Date.parse(dueAt) + 3 * dayMs; ; at += dayMs) {
    const day = localDate(new Date(at));
    const { kind } = calendar.day(toEpochDay(parsePlainDate(day)));
    if (kind === 'working' || kind === 'MAKEUP_WORKDAY') return day;
  }
}

/** It will be late: the specialist writes why and until when, the leader signs. */
export async function apologise(held: Case): Promise<void> {
  const { specialist, leader } = held.world.officials;
  const { clock, competentUnit } = await specialist.call(getDossier, { dossierId: idOf(held) });
  const words = {
    cause: 'many-dossiers',
    explanation: 'Số hồ sơ trong tuần tăng cao',
    unitId: competentUnit.id,
    promisedOn: laterDay(clock?.dueAt ?? ''),
  };
  await change(held, specialist, writeApology, { ...seen(held), ...words }, ['apology-written']);
  await change(held, leader, sendApology, seen(held), ['apology-sent']);
  held.world.journal.counts.apologies += 1;
}

async function propose(held: Case): Promise<void> {
  const proposal = {
    kind: held.chance.pick(['refused', 'stopped'] as const),
    ground: 'conditions-not-met',
    reason: 'Không đủ điều kiện theo quy định',
  };
  await change(held, held.world.officials.specialist, proposeEnding, { ...seen(held), ...proposal }, [
    'ending-proposed',
  ]);
}

/** The leader follows the proposal of the specialist: the dossier ends. */
export async function proposeAndDecide(held: Case): Promise<void> {
  await propose(held);
  await change(held, held.world.officials.leader, decideEnding, seen(held), ['dossier-ended']);
  held.world.journal.counts.endings += 1;
}

/** The leader does not, and it goes on. */
export async function proposeAndReturn(held: Case): Promise<void> {
  await propose(held);
  const order = { ...seen(held), remark: 'Đề nghị xem lại căn cứ' };
  await change(held, held.world.officials.leader, returnEnding, order, ['ending-returned']);
}

/** The counter does not receive it at all. */
export async function refuseAtIntake(held: Case): Promise<void> {
  const { counter } = held.world.officials;
  const { version } = await counter.call(getDossier, { dossierId: idOf(held) });
  const order = { dossierId: idOf(held), version, ground: 'not-competent', reason: 'Đề nghị nộp tại nơi cư trú.' };
  await change(held, counter, refuseDossier, order, ['dossier-ended']);
  held.world.journal.counts.endings += 1;
}
