import { actOnDossier, decideResultChange, DossierId, proposeResultChange } from '@dongbo/contract/procedures';
import type { Scene, Way, WayAct } from './way.ts';

const at = ({ life }: Scene) => ({ dossierId: DossierId.parse(life.id), version: life.version });

/** From the leader's approval to the owner who has the result. */
const handedOver: readonly WayAct[] = [
  {
    after: { minutes: [10, 60] },
    go: async (scene) => {
      const { stage, life, cast } = scene;
      life.version = (await stage.call(actOnDossier, { ...at(scene), action: 'approve' }, cast.leader)).version;
      await stage.work('procedures.sign-result', { dossierId: life.id });
    },
  },
  {
    after: { minutes: [10, 60] },
    go: async (scene) => {
      const { stage, life, cast } = scene;
      life.version = (await stage.call(actOnDossier, { ...at(scene), action: 'issue' }, cast.clerk)).version;
    },
  },
  {
    after: { minutes: [10, 120] },
    go: async (scene) => {
      const { stage, life, cast } = scene;
      const order = { ...at(scene), action: 'hand-over', receiver: 'owner' } as const;
      life.version = (await stage.call(actOnDossier, order, cast.counter)).version;
    },
  },
];

const proposals = {
  correction: {
    ground: 'content-wrong',
    reason: 'Văn bản ghi thiếu căn cứ và sai ngày của giấy tờ kèm theo.',
    content: 'Căn cứ và ngày của giấy tờ kèm theo ghi đúng như hồ sơ gốc.',
    body: 'Chấp thuận đề nghị nêu trong hồ sơ.\nCơ quan đã thẩm định hồ sơ và đối chiếu giấy tờ kèm theo.',
  },
  reissue: { ground: 'lost', reason: 'Chủ hồ sơ có đơn báo mất văn bản đã nhận và đề nghị cấp lại.' },
  cancellation: {
    ground: 'conditions-not-met',
    reason: 'Hậu kiểm cho thấy tại thời điểm cấp, hồ sơ chưa đáp ứng đủ điều kiện.',
  },
} as const;

const proposed = (kind: keyof typeof proposals): WayAct => ({
  after: { minutes: [200, 900] },
  go: async (scene) => {
    const { stage, life, cast } = scene;
    const order = { ...at(scene), kind, ...proposals[kind] };
    life.version = (await stage.call(proposeResultChange, order, cast.specialist)).version;
  },
});
const decided: WayAct = {
  after: { minutes: [60, 400] },
  go: async (scene) => {
    const { stage, life, cast } = scene;
    life.version = (await stage.call(decideResultChange, at(scene), cast.leader)).version;
  },
};

const fromApproval = { from: 'approval', received: [14, 60], perThousand: 1 } as const;

/** What was issued is corrected, issued again, cancelled, or waits for the leader. */
export const resultWays: readonly Way[] = [
  {
    ...fromApproval,
    name: 'correction-proposed',
    accounts: 'none',
    acts: [...handedOver, proposed('correction')],
  },
  {
    ...fromApproval,
    name: 'result-corrected',
    accounts: 'also',
    acts: [...handedOver, proposed('correction'), decided],
  },
  {
    ...fromApproval,
    name: 'result-reissued',
    accounts: 'none',
    acts: [...handedOver, proposed('reissue'), decided],
  },
  {
    ...fromApproval,
    name: 'result-cancelled',
    accounts: 'also',
    acts: [...handedOver, proposed('cancellation'), decided],
  },
];
