import { DossierId, decideEnding, proposeEnding, returnEnding } from '@dongbo/contract/procedures';
import type { Scene, Way, WayAct } from './way.ts';

const proposals = {
  refused: {
    ground: 'conditions-not-met',
    reason:
      'Qua thẩm định, hồ sơ chưa đáp ứng điều kiện theo quy định. Người nộp có thể nộp lại khi đã đủ điều kiện; giấy tờ bản chính được trả lại.',
  },
  stopped: {
    ground: 'owner-gone',
    reason:
      'Người nộp không còn cư trú tại địa phương và không liên lạc được qua các thông tin đã kê khai; đề nghị dừng giải quyết.',
  },
} as const;

const remark = 'Đề nghị nêu rõ điều, khoản làm căn cứ và mời người nộp giải trình trước khi trình lại.';

const propose = async ({ stage, life, cast }: Scene, kind: keyof typeof proposals): Promise<void> => {
  const order = { dossierId: DossierId.parse(life.id), version: life.version, kind, ...proposals[kind] };
  life.version = (await stage.call(proposeEnding, order, cast.specialist)).version;
};
const proposed = (kind: keyof typeof proposals): WayAct => ({
  after: { minutes: [60, 400] },
  go: (scene) => propose(scene, kind),
});
const decided: WayAct = {
  after: { minutes: [30, 300] },
  go: async ({ stage, life, cast }) => {
    const order = { dossierId: DossierId.parse(life.id), version: life.version };
    life.version = (await stage.call(decideEnding, order, cast.leader)).version;
  },
};
const returned: WayAct = {
  after: { minutes: [30, 300] },
  go: async ({ stage, life, cast }) => {
    const order = { dossierId: DossierId.parse(life.id), version: life.version, remark };
    life.version = (await stage.call(returnEnding, order, cast.leader)).version;
  },
};

const inProcessing = { from: 'processing', accounts: 'also' } as const;

/** Who examines proposes to refuse (form 03) or to stop (form 05); it waits for the leader, was returned, was decided. */
export const proposalWays: readonly Way[] = [
  {
    ...inProcessing,
    name: 'refusal-proposed',
    inTime: true,
    received: [1, 6],
    perThousand: 4,
    acts: [proposed('refused')],
  },
  {
    ...inProcessing,
    name: 'stop-proposed',
    inTime: true,
    received: [1, 6],
    perThousand: 2,
    accounts: 'none',
    acts: [proposed('stopped')],
  },
  {
    ...inProcessing,
    name: 'proposal-returned',
    inTime: true,
    received: [2, 7],
    perThousand: 3,
    acts: [proposed('refused'), returned],
  },
  {
    ...inProcessing,
    name: 'refused-by-leader',
    received: [3, 60],
    perThousand: 3,
    acts: [proposed('refused'), decided],
  },
  {
    ...inProcessing,
    name: 'stopped-by-leader',
    received: [3, 60],
    perThousand: 2,
    accounts: 'none',
    acts: [proposed('stopped'), decided],
  },
];
