import { confirmBundle, sendBundle } from '@dongbo/contract/procedures';
import type { Actor } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Scene, Way, WayAct } from './way.ts';

interface Waiting {
  readonly id: string;
  readonly bundleId: string | null;
  readonly componentId: string;
}

/** The papers of the dossier that lie at a counter, or travel in a list that nobody has confirmed. */
async function papersOf({ stage, life }: Scene): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    select h.id, h.bundle_id as "bundleId", coalesce(h.pieces -> 0 ->> 'componentId', '') as "componentId"
    from paper_handover h left join bundle b on b.id = h.bundle_id
    where h.dossier_id = ${life.id}::uuid and h.settled_at is null and b.closed_at is null`.execute(
    stage.database.kysely,
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`No papers of the dossier ${life.id} wait to be sent`);
  return row;
}

/** Whose work the list is: the counter of the commune that settles the dossier. */
async function receiverOf({ body, bodies, actorOf }: Scene): Promise<Actor> {
  const username = bodies.find(({ id }) => id === body.id)?.officials.counter[0]?.username;
  if (username === undefined) throw new Error(`${body.code} has nobody at its counter`);
  return await actorOf(username);
}

const sent = (minutes: readonly [number, number] = [20, 200]): WayAct => ({
  after: { minutes },
  go: async (scene) => {
    const { stage, body, cast } = scene;
    const { id } = await papersOf(scene);
    await stage.call(sendBundle, { fromUnitId: body.oneStop.id, handoverIds: [id] }, cast.counter);
  },
});

/** `lacks`: one of its papers is not there. */
const confirmed = (lacks: boolean): WayAct => ({
  after: { minutes: [60, 400] },
  go: async (scene) => {
    const { id: handoverId, bundleId, componentId } = await papersOf(scene);
    const fault = {
      handoverId,
      componentId,
      state: 'missing' as const,
      note: 'Có tên trong phiếu, không có trong túi.',
    };
    const order = { bundleId: bundleId ?? '', faults: lacks ? [fault] : [] };
    await scene.stage.call(confirmBundle, order, await receiverOf(scene));
  },
});

const onPaper = { from: 'on-its-way', elsewhere: 'commune', accounts: 'none' } as const;

/** Papers that the counter of another commune took in travel in a list: sent, confirmed, with a paper that lacks, sent anew. */
export const listWays: readonly Way[] = [
  { ...onPaper, name: 'list-sent', received: [0, 2], perThousand: 5, acts: [sent()] },
  { ...onPaper, name: 'list-confirmed', received: [2, 8], perThousand: 5, acts: [sent(), confirmed(false)] },
  { ...onPaper, name: 'list-lacks', received: [1, 6], perThousand: 3, acts: [sent(), confirmed(true)] },
  {
    ...onPaper,
    name: 'list-sent-anew',
    received: [3, 9],
    perThousand: 2,
    acts: [sent(), confirmed(true), sent([60, 300]), confirmed(false)],
  },
];
