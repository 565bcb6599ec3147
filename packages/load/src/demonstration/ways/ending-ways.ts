import { DossierId, refuseDossier, withdrawDossier, withdrawMyDossier } from '@dongbo/contract/procedures';
import { uploaded, type Scene, type Way } from './way.ts';

const refusals = [
  { ground: 'not-competent', reason: 'Đề nghị nộp hồ sơ tại cơ quan có thẩm quyền nơi cư trú.' },
  { ground: 'settled-before', reason: 'Việc này đã được giải quyết và trả kết quả trước đây.' },
  {
    ground: 'conditions-not-met',
    reason: 'Người nộp chưa đủ điều kiện theo quy định; có thể nộp lại khi đủ điều kiện.',
  },
] as const;

async function refuse({ stage, life, cast }: Scene): Promise<void> {
  const one = refusals[Number.parseInt(life.id.slice(-4), 16) % refusals.length] ?? refusals[0];
  const order = { dossierId: DossierId.parse(life.id), version: life.version, ...one };
  life.version = (await stage.call(refuseDossier, order, cast.counter)).version;
}

const reason = 'Tôi đã có giấy tờ khác thay thế, không còn nhu cầu giải quyết hồ sơ này.';

/** By the citizen online, or at the counter with a written request. */
async function withdraw(scene: Scene): Promise<void> {
  const { stage, life, cast, citizen } = scene;
  const order = { dossierId: DossierId.parse(life.id), version: life.version, reason };
  if (citizen !== null) {
    life.version = (await stage.call(withdrawMyDossier, order, citizen)).version;
    return;
  }
  const fileIds = [await uploaded(scene, cast.counter, { ...scene.handed.of('request'), name: 'don-rut-ho-so.pdf' })];
  life.version = (await stage.call(withdrawDossier, { ...order, fileIds }, cast.counter)).version;
}

/** A dossier ends without a result: refused at the counter (form 03), or withdrawn (form 05). */
export const endingWays: readonly Way[] = [
  {
    name: 'refused-at-intake',
    from: 'reception',
    received: [1, 60],
    perThousand: 6,
    accounts: 'also',
    acts: [{ after: { minutes: [20, 240] }, go: refuse }],
  },
  {
    name: 'withdrawn',
    from: 'processing',
    received: [2, 60],
    perThousand: 5,
    accounts: 'also',
    acts: [{ after: { minutes: [120, 500] }, go: withdraw }],
  },
  {
    name: 'withdrawn-before-approval',
    from: 'approval',
    received: [4, 60],
    perThousand: 2,
    accounts: 'none',
    acts: [{ after: { minutes: [60, 300] }, go: withdraw }],
  },
];
