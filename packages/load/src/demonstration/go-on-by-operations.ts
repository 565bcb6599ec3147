import type { Actor, StoredBytes } from '@dongbo/kernel';
import { castRoles, type Body } from './bodies.ts';
import type { Copy } from './copy-values.ts';
import type { DemonstrationParts } from './demonstration-share.ts';
import type { Entry } from './draw-entry.ts';
import type { HandedPapers } from './handed-papers.ts';
import type { PoolClient } from '../owner-pool.ts';
import { rehearsalOn } from './rehearsal.ts';
import { actorOf, createStage } from './stage.ts';
import type { Scene } from './ways/way.ts';

interface Going {
  readonly entries: readonly Entry[];
  readonly copies: readonly Copy[];
  readonly handed: HandedPapers;
  readonly photograph: StoredBytes;
  readonly bodies: readonly Body[];
}

/** Copies that leave the straight way, and those whose result a person will open, are taken on by operations, in the transaction
 * that is open. Whatever the dossier, acts come in the order of their instants: so do the numbers that they draw. */
export async function goOnByOperations(
  parts: DemonstrationParts,
  client: PoolClient,
  { entries, copies, handed, photograph, bodies }: Going,
): Promise<void> {
  const { space, worker, now } = parts;
  const stage = createStage(parts, { database: rehearsalOn(space, client), files: worker.files });
  const actor = async (username: string): Promise<Actor> => await actorOf(worker.databases[space], username, now);
  const sceneOf = async ({ people, snapshot, owner, body, divisionId }: Entry, id: string): Promise<Scene> => {
    const cast = await Promise.all(castRoles.map(async (role) => [role, await actor(people[role].username)] as const));
    return {
      stage,
      life: { id, version: snapshot.facts.version },
      shown: snapshot.shown,
      // One of each role, by the line above.
      cast: Object.fromEntries(cast) as Scene['cast'],
      ownerName: owner.name,
      citizen: owner.username === null ? null : await actor(owner.username),
      handed,
      photograph,
      body,
      divisionId,
      bodies,
      actorOf: actor,
    };
  };
  const acts = await Promise.all(
    entries.map(async (entry, index) => {
      const copy = copies[index];
      if (entry.later.length === 0 || copy === undefined) return [];
      const scene = await sceneOf(entry, copy.id);
      return entry.later.map(({ at, go }) => ({ at, go: async () => await go(scene) }));
    }),
  );
  for (const { at, go } of acts.flat().toSorted((one, other) => one.at.getTime() - other.at.getTime())) {
    stage.clock.set(at);
    await go();
  }
}
