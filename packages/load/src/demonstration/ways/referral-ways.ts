import { UnitId, type CallOf } from '@dongbo/contract';
import {
  DossierId,
  ReferralId,
  answerReferral,
  askOpinion,
  linkTasks,
  withdrawReferral,
} from '@dongbo/contract/procedures';
import { dueAt, type Actor } from '@dongbo/kernel';
import { sql } from 'kysely';
import { officialsFor, type Body } from '../bodies.ts';
import type { Known, Scene, Way, WayAct } from './way.ts';

/** Whoever has two working days to answer, and to be silent in. */
const limit = { unit: 'working-day', value: 2 } as const;

interface Asked {
  readonly unitId: UnitId;
  /** Who answers there. */
  readonly head: Actor;
}

const numberOf = ({ life }: Scene): number => Number.parseInt(life.id.slice(-6), 16);

async function asked({ actorOf }: Scene, body: Body, unitId: string): Promise<Asked> {
  const [head] = officialsFor(body, 'head', unitId);
  if (head === undefined) throw new Error(`${body.code} has nobody who answers`);
  return { unitId: UnitId.parse(unitId), head: await actorOf(head.username) };
}

/** Who can be asked: the other divisions of a commune, and a body of the province; for a body of the province the next ones. */
async function others(scene: Scene): Promise<readonly [Asked, Asked]> {
  const { body, divisionId, bodies } = scene;
  const bodiesAbove = bodies.filter(({ kind, id }) => kind !== 'commune' && id !== body.id);
  const turn = numberOf(scene);
  const above = (more: number): Body => {
    const found = bodiesAbove[(turn + more) % bodiesAbove.length];
    if (found === undefined) throw new Error('No body of the province can be asked');
    return found;
  };
  if (body.kind !== 'commune')
    return [await asked(scene, above(0), above(0).id), await asked(scene, above(1), above(1).id)];
  const inside = Object.values(body.divisions).filter(({ id }) => id !== divisionId);
  const division = inside[turn % inside.length] ?? body;
  const own = await asked(scene, body, division.id);
  const other = await asked(scene, above(0), above(0).id);
  return turn % 4 === 3 ? [other, own] : [own, other];
}

const questions = [
  'Thửa đất, địa điểm nêu trong hồ sơ có vướng quy hoạch hoặc tranh chấp không?\nĐề nghị cho ý kiến bằng văn bản.',
  'Thông tin cư trú và quan hệ gia đình người nộp kê khai có khớp với dữ liệu đang quản lý không?',
  'Đề nghị cho ý kiến về điều kiện của người nộp theo quy định của ngành.',
];

async function ask(scene: Scene, isNeeded: boolean): Promise<void> {
  const { stage, life, cast } = scene;
  const [{ unitId }] = await others(scene);
  const content = questions[numberOf(scene) % questions.length] ?? '';
  const dossierId = DossierId.parse(life.id);
  const order = { dossierId, version: life.version, to: [{ unitId }], content, limit, isNeeded, showsOwner: true };
  life.version = (await stage.call(askOpinion, order, cast.specialist)).version;
}

/** One unit begins, another goes on when it has done its own. */
async function link(scene: Scene): Promise<void> {
  const { stage, life, cast } = scene;
  const [first, second] = await others(scene);
  const tasks = [
    { title: 'Đối chiếu thông tin trong hồ sơ với dữ liệu đang quản lý', unitId: first.unitId, sequence: 1 },
    { title: 'Cập nhật kết quả vào dữ liệu chuyên ngành', unitId: second.unitId, sequence: 2 },
  ].map((task) => ({ ...task, limit, isNeeded: true, content: 'Thực hiện theo quy trình liên thông của thủ tục.' }));
  const order = { dossierId: DossierId.parse(life.id), version: life.version, tasks, showsOwner: true };
  life.version = (await stage.call(linkTasks, order, cast.specialist)).version;
}

interface OpenReferral {
  readonly id: string;
  readonly version: number;
  readonly unit_id: string;
}

async function openReferral({ stage, life }: Scene): Promise<OpenReferral> {
  const { rows } = await sql<OpenReferral>`
    select id, version, unit_id from referral where dossier_id = ${life.id}::uuid and state = 'open' order by ordinal limit 1`.execute(
    stage.database.kysely,
  );
  const [open] = rows;
  if (open === undefined) throw new Error(`Nothing is asked of others for the dossier ${life.id}`);
  return open;
}

type Outcome = CallOf<typeof answerReferral>['outcome'];

const answerBy =
  (outcome: Outcome, text: string) =>
  async (scene: Scene): Promise<void> => {
    const { id, version, unit_id: unitId } = await openReferral(scene);
    const by = (await others(scene)).find((one) => one.unitId === unitId);
    if (by === undefined) throw new Error(`Nobody answers for the dossier ${scene.life.id}`);
    const order = { referralId: ReferralId.parse(id), version, outcome, text };
    await scene.stage.call(answerReferral, order, by.head);
    // Asker and dossier learn of it.
    scene.life.version += 1;
  };

async function takeBack(scene: Scene): Promise<void> {
  const { id, version } = await openReferral(scene);
  const order = { referralId: ReferralId.parse(id), version, reason: 'Đã có đủ thông tin, không cần hỏi thêm.' };
  await scene.stage.call(withdrawReferral, order, scene.cast.specialist);
  scene.life.version += 1;
}

/** Until when the first that was asked should have answered. */
const deadline = ({ before: [at = new Date(0)], axis }: Known): Date =>
  dueAt({ receivedAt: at, limit, suspensions: [], policy: 'shift', calendar: axis.calendar }) ?? at;

const opinion = (isNeeded = false): WayAct => ({
  after: { minutes: [30, 300] },
  go: (scene) => ask(scene, isNeeded),
});
const tasks: WayAct = { after: { minutes: [30, 300] }, go: link };
const agreed: WayAct = {
  after: { minutes: [60, 700] },
  go: answerBy('agrees', 'Thống nhất với đề xuất; không có vướng mắc thuộc lĩnh vực quản lý.'),
};
const done: WayAct = {
  after: { minutes: [60, 700] },
  go: answerBy('done', 'Đã đối chiếu, thông tin trong hồ sơ khớp với dữ liệu đang quản lý.'),
};
const silent: WayAct = { after: deadline, go: ({ stage }) => stage.work('procedures.sweep-referrals', {}) };
const answeredLate: WayAct = {
  after: { minutes: [60, 500] },
  go: answerBy('agrees-if', 'Thống nhất, với điều kiện người nộp bổ sung cam kết bằng văn bản.'),
};
const withdrawn: WayAct = { after: { minutes: [60, 400] }, go: takeBack };

const inProcessing = { from: 'processing', accounts: 'none' } as const;

/** Others are asked beside the straight way: opinions and linked tasks, open, answered, silent, late, taken back; one holds the step. */
export const referralWays: readonly Way[] = [
  { ...inProcessing, name: 'opinion-asked', received: [1, 3], perThousand: 5, accounts: 'also', acts: [opinion()] },
  { ...inProcessing, name: 'opinion-needed', received: [1, 3], perThousand: 3, acts: [opinion(true)] },
  { ...inProcessing, name: 'opinion-answered', received: [2, 8], perThousand: 4, acts: [opinion(), agreed] },
  { ...inProcessing, name: 'opinion-silent', received: [3, 9], perThousand: 3, acts: [opinion(true), silent] },
  { ...inProcessing, name: 'opinion-late', received: [4, 10], perThousand: 2, acts: [opinion(), silent, answeredLate] },
  { ...inProcessing, name: 'opinion-taken-back', received: [2, 8], perThousand: 1, acts: [opinion(), withdrawn] },
  { ...inProcessing, name: 'tasks-linked', received: [1, 3], perThousand: 3, acts: [tasks] },
  { ...inProcessing, name: 'tasks-half-done', received: [2, 7], perThousand: 2, acts: [tasks, done] },
];
