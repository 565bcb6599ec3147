import { uploadFile } from '@dongbo/contract';
import {
  answerSupplement,
  getMyDossier,
  getMySupplement,
  refuseDossier,
  requestSupplement,
  withdrawMyDossier,
} from '@dongbo/contract/procedures';
import { samplePaper } from '@dongbo/testing';
import { open, timed, type Lived, type Stage } from './life.ts';

/** Where a life leaves the straight way, before it is received. */
export type Aside = 'supplement' | 'refused' | 'withdrawn';

/** Of twenty lives three, which is 15 %. Pure. */
const asides: ReadonlyMap<number, Aside> = new Map([
  [3, 'supplement'],
  [9, 'refused'],
  [16, 'withdrawn'],
]);

/** What becomes of a life by its number; null: it stays on the straight way. */
export const asideOf = (mark: number): Aside | null => asides.get(mark % 20) ?? null;

/** The counter asks for a paper, and the citizen answers. */
async function supplement(stage: Stage, { id: dossierId, citizen }: Lived): Promise<void> {
  const version = await open(stage, 'counter', dossierId);
  await timed(stage, stage.people.counter.client, requestSupplement, {
    dossierId,
    version,
    items: [{ kind: 'paper', componentId: stage.componentId, wanted: 'Nộp lại bản rõ' }],
    reason: 'Bản chụp không đọc được',
  });
  const { client } = citizen;
  const asked = await timed(stage, client, getMySupplement, { dossierId });
  if (asked.supplement === null) throw new Error('Nothing was asked for');
  const papers: { itemId: string; fileIds: string[] }[] = [];
  for (const item of asked.supplement.items) {
    const { bytes } = samplePaper(dossierId, 20_000);
    const stored = await timed(stage, client, uploadFile, { name: 'giấy tờ bổ sung.pdf' }, bytes);
    papers.push({ itemId: item.id, fileIds: [stored.id] });
  }
  await timed(stage, client, answerSupplement, {
    dossierId,
    version: asked.version,
    supplementId: asked.supplement.id,
    papers,
  });
}

/** Takes a dossier that was filed off the straight way; false: it has ended there. */
export async function goAside(stage: Stage, lived: Lived, aside: Aside): Promise<boolean> {
  const { id: dossierId, citizen } = lived;
  if (aside === 'supplement') {
    await supplement(stage, lived);
    return true;
  }
  if (aside === 'refused') {
    const version = await open(stage, 'counter', dossierId);
    const order = { dossierId, version, ground: 'not-competent', reason: 'Đề nghị nộp tại nơi cư trú.' } as const;
    await timed(stage, stage.people.counter.client, refuseDossier, order);
    return false;
  }
  const { version } = await timed(stage, citizen.client, getMyDossier, { dossierId });
  await timed(stage, citizen.client, withdrawMyDossier, { dossierId, version, reason: 'Tôi không còn nhu cầu.' });
  return false;
}
