import { DossierId, correctDossier } from '@dongbo/contract/procedures';
import { sql } from 'kysely';
import type { Scene, Way } from './way.ts';

/** Two digits were exchanged: the owner could not be reached under the number. */
async function correct({ stage, life, cast }: Scene): Promise<void> {
  const { rows } = await sql<{ phone: string | null }>`
    select owner ->> 'phone' as phone from dossier where id = ${life.id}::uuid`.execute(stage.database.kysely);
  const written = rows[0]?.phone ?? '';
  const last = Number(written.slice(-1));
  const order = {
    dossierId: DossierId.parse(life.id),
    version: life.version,
    owner: { phone: `${written.slice(0, -1)}${(last + 1) % 10}` },
    papers: [],
    reason: 'Ghi nhầm số điện thoại khi tiếp nhận; đã gọi lại và đối chiếu với người nộp.',
  };
  life.version = (await stage.call(correctDossier, order, cast.counter)).version;
}

/** What was written down wrongly at intake was put right, with a new receipt. */
export const correctionWays: readonly Way[] = [
  {
    name: 'corrected',
    from: 'processing',
    received: [1, 20],
    perThousand: 4,
    accounts: 'also',
    acts: [{ after: { minutes: [30, 300] }, go: correct }],
  },
];
