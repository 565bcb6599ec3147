import { DossierId, rateMyDossier, type Satisfaction } from '@dongbo/contract/procedures';
import type { Scene } from './ways/way.ts';

interface Said {
  readonly satisfaction: Satisfaction;
  readonly comment?: string;
}

/** What owners say, one after the other; null: nothing. */
export const satisfaction: readonly (Said | null)[] = [
  { satisfaction: 'very-satisfied', comment: 'Nhận kết quả sớm hơn ngày hẹn, cán bộ hướng dẫn tận tình.' },
  {
    satisfaction: 'not-satisfied',
    comment: 'Phải đến hai lần vì lần đầu không được báo thiếu giấy tờ. Mong được hướng dẫn đủ ngay từ đầu.',
  },
  { satisfaction: 'satisfied' },
  null,
];

/** The owner of a dossier that was handed over says how content they are. */
export async function rate({ stage, life, citizen }: Scene, said: Said): Promise<void> {
  if (citizen === null) throw new Error(`Nobody with an account owns the dossier ${life.id}`);
  await stage.call(rateMyDossier, { dossierId: DossierId.parse(life.id), ...said }, citizen);
}
