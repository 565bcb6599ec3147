import type { CallOf } from '@dongbo/contract';
import {
  DossierId,
  acceptSupplement,
  answerSupplement,
  getDossier,
  getMySupplement,
  getSupplement,
  recordSupplement,
  requestSupplement,
} from '@dongbo/contract/procedures';
import { dueAt, localDate, type Actor } from '@dongbo/kernel';
import { supplementRuleOn } from '@dongbo/procedures';
import { paperKindOf } from '../handed-papers.ts';
import { uploaded, type Known, type Scene, type Way, type WayAct } from './way.ts';

const wanted = [
  'Bản chụp bị mờ, không đọc được; đề nghị nộp lại bản rõ.',
  'Giấy tờ thiếu trang; đề nghị nộp đủ các trang.',
  'Bản chụp chưa được chứng thực; đề nghị nộp bản sao có chứng thực hoặc mang bản chính để đối chiếu.',
];

async function ask({ stage, life }: Scene, by: Actor, reason: string): Promise<void> {
  const dossierId = DossierId.parse(life.id);
  const { papers } = await stage.call(getDossier, { dossierId }, by);
  const order = {
    dossierId,
    version: life.version,
    items: [
      {
        kind: 'paper' as const,
        componentId: papers[0]?.componentId ?? '',
        wanted: wanted[Number.parseInt(life.id.slice(-4), 16) % wanted.length] ?? '',
      },
    ],
    reason,
    guidePhone: '0251 3999 000',
  };
  life.version = (await stage.call(requestSupplement, order, by)).version;
}

/** The citizen answers online, or brings it to the counter where they have no account. */
async function answer(scene: Scene): Promise<void> {
  const { stage, life, cast, citizen } = scene;
  const dossierId = DossierId.parse(life.id);
  if (citizen === null) {
    const { supplement } = await stage.call(getSupplement, { dossierId }, cast.counter);
    const papers = (supplement?.items ?? []).map(({ id }) => ({ itemId: id, originals: 1 }));
    const order = { dossierId, version: life.version, papers };
    life.version = (await stage.call(recordSupplement, order, cast.counter)).version;
    return;
  }
  const { supplement, version } = await stage.call(getMySupplement, { dossierId }, citizen);
  if (supplement === null) throw new Error(`Nothing is asked for of the dossier ${life.id}`);
  const papers: CallOf<typeof answerSupplement>['papers'] = [];
  for (const { id, name } of supplement.items)
    papers.push({ itemId: id, fileIds: [await uploaded(scene, citizen, scene.handed.of(paperKindOf(name)))] });
  const order = { dossierId, version, supplementId: supplement.id, papers };
  life.version = (await stage.call(answerSupplement, order, citizen)).version;
}

/** The owner cannot hand it in and says why: online, or at the counter. */
async function explain(scene: Scene): Promise<void> {
  const { stage, life, cast, citizen } = scene;
  const dossierId = DossierId.parse(life.id);
  const remark = 'Bản chính đã thất lạc, cơ quan cấp không còn lưu; tôi cam đoan nội dung kê khai là đúng.';
  const by = citizen ?? cast.counter;
  const { supplement } =
    citizen === null
      ? await stage.call(getSupplement, { dossierId }, by)
      : await stage.call(getMySupplement, { dossierId }, by);
  if (supplement === null) throw new Error(`Nothing is asked for of the dossier ${life.id}`);
  const papers = supplement.items.map(({ id: itemId }) => ({ itemId, remark }));
  const order = { dossierId, version: life.version, papers };
  const after =
    citizen === null
      ? await stage.call(recordSupplement, order, by)
      : await stage.call(answerSupplement, { ...order, supplementId: supplement.id }, by);
  life.version = after.version;
}

const atIntake = (minutes: readonly [number, number] = [10, 120]): WayAct => ({
  after: { minutes },
  go: (scene) => ask(scene, scene.cast.counter, 'Hồ sơ chưa đủ điều kiện để tiếp nhận.'),
});
/** Within the three working days in which it may be asked. */
const inProcessing: WayAct = {
  after: { minutes: [30, 700] },
  go: (scene) => ask(scene, scene.cast.specialist, 'Qua thẩm định, giấy tờ kèm theo chưa đạt yêu cầu.'),
};
const askedAgain: WayAct = {
  after: { minutes: [60, 400] },
  go: (scene) => ask(scene, scene.cast.specialist, 'Giấy tờ đã bổ sung vẫn chưa đạt yêu cầu.'),
};
const answered = (minutes: readonly [number, number]): WayAct => ({ after: { minutes }, go: answer });
const explained: WayAct = { after: { minutes: [120, 900] }, go: explain };
const accepted: WayAct = {
  after: { minutes: [30, 300] },
  go: async ({ stage, life, cast }) => {
    const order = { dossierId: DossierId.parse(life.id), version: life.version };
    life.version = (await stage.call(acceptSupplement, order, cast.specialist)).version;
  },
};
/** Until when the request that was the first act of a way may be answered. */
function answerBy({ before: [asked = new Date(0)], axis }: Known): Date {
  const { answerWithin: limit } = supplementRuleOn(localDate(asked), '');
  return dueAt({ receivedAt: asked, limit, suspensions: [], policy: 'shift', calendar: axis.calendar }) ?? asked;
}

/** The worker reminds of what is waited for, some days before its end. */
const reminded: WayAct = {
  after: (known) => {
    const end = answerBy(known);
    return new Date(end.getTime() - supplementRuleOn(localDate(end), '').noticeDays * 86_400_000);
  },
  go: ({ stage }) => stage.work('procedures.sweep-supplements', {}),
};
const endedByRule: WayAct = {
  after: answerBy,
  go: async ({ stage, life }) => {
    await stage.work('procedures.end-unanswered', { dossierId: life.id });
    life.version += 1;
  },
};

/** What lacks is asked for, at intake and in processing: open, answered, reminded, asked again, ended by rule. */
export const supplementWays: readonly Way[] = [
  {
    name: 'asked-at-intake',
    from: 'reception',
    received: [1, 9],
    perThousand: 7,
    accounts: 'also',
    acts: [atIntake()],
  },
  {
    name: 'answered-at-intake',
    from: 'reception',
    received: [1, 6],
    perThousand: 4,
    accounts: 'none',
    acts: [atIntake(), answered([60, 900])],
  },
  {
    name: 'asked-in-processing',
    from: 'processing',
    received: [1, 12],
    perThousand: 7,
    accounts: 'also',
    acts: [inProcessing],
  },
  {
    name: 'answered-in-processing',
    from: 'processing',
    received: [2, 9],
    perThousand: 5,
    accounts: 'also',
    acts: [inProcessing, answered([120, 1_200])],
  },
  {
    name: 'accepted-in-processing',
    from: 'processing',
    received: [3, 10],
    perThousand: 5,
    accounts: 'none',
    acts: [inProcessing, answered([120, 1_000]), accepted],
  },
  {
    name: 'explained',
    from: 'processing',
    received: [2, 9],
    perThousand: 2,
    accounts: 'none',
    acts: [inProcessing, explained],
  },
  {
    name: 'explanation-accepted',
    from: 'processing',
    received: [3, 12],
    perThousand: 3,
    accounts: 'also',
    acts: [inProcessing, explained, accepted],
  },
  {
    name: 'asked-again',
    from: 'processing',
    received: [4, 14],
    perThousand: 2,
    accounts: 'none',
    acts: [inProcessing, answered([120, 1_000]), askedAgain],
  },
  {
    name: 'reminded',
    from: 'processing',
    received: [26, 38],
    perThousand: 3,
    accounts: 'also',
    acts: [inProcessing, reminded],
  },
  {
    name: 'answered-late',
    from: 'processing',
    received: [27, 44],
    perThousand: 2,
    accounts: 'none',
    acts: [inProcessing, reminded, answered([60, 600])],
  },
  {
    name: 'never-answered-at-intake',
    from: 'reception',
    received: [32, 75],
    perThousand: 2,
    accounts: 'none',
    acts: [atIntake(), reminded, endedByRule],
  },
  {
    name: 'never-answered-in-processing',
    from: 'processing',
    received: [34, 80],
    perThousand: 2,
    accounts: 'also',
    acts: [inProcessing, reminded, endedByRule],
  },
];
