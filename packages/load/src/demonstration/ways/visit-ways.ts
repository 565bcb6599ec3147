import type { CallOf } from '@dongbo/contract';
import { DossierId, actOnDossier, writeResult } from '@dongbo/contract/procedures';
import type { Actor } from '@dongbo/kernel';
import type { Scene, Way, WayAct } from './way.ts';

type More = Partial<Omit<CallOf<typeof actOnDossier>, 'dossierId' | 'version' | 'action'>>;

async function move({ stage, life }: Scene, action: string, by: Actor, more: More = {}): Promise<void> {
  const order = { dossierId: DossierId.parse(life.id), version: life.version, action, ...more };
  life.version = (await stage.call(actOnDossier, order, by)).version;
}

/** The person waits: every act follows within minutes. */
const soon = (go: WayAct['go']): WayAct => ({ after: { minutes: [2, 6] }, go });

const written = soon(async ({ stage, life, cast }) => {
  const result = { title: 'Bản sao có chứng thực', body: 'Chứng thực 02 bản sao đúng với bản chính đã xuất trình.' };
  const order = { dossierId: DossierId.parse(life.id), version: life.version, ...result };
  life.version = (await stage.call(writeResult, order, cast.counter)).version;
});
const toLeader = soon((scene) => move(scene, 'forward', scene.cast.counter));
const approved = soon((scene) => move(scene, 'approve', scene.cast.leader));
const signed = soon(({ stage, life }) => stage.work('procedures.sign-result', { dossierId: life.id }));
const issued = soon((scene) => move(scene, 'issue', scene.cast.counter));
const handedOver = soon((scene) => move(scene, 'hand-over', scene.cast.counter, { receiver: 'owner' }));

const visit = { from: 'visit', accounts: 'none' } as const;

/** Results of the same visit: at the counter, with the leader, and handed over while the person waited. */
export const visitWays: readonly Way[] = [
  { ...visit, name: 'visit-at-counter', received: [0, 1], inTime: true, perThousand: 3, acts: [] },
  { ...visit, name: 'visit-with-leader', received: [0, 1], inTime: true, perThousand: 3, acts: [written, toLeader] },
  {
    ...visit,
    name: 'visit-done',
    received: [1, 30],
    perThousand: 2,
    acts: [written, toLeader, approved, signed, issued, handedOver],
  },
];
