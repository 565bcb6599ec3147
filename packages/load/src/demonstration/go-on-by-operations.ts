import type { Copy } from './copy-values.ts';
import type { DemonstrationParts } from './demonstration-share.ts';
import { finish, type Ending } from './life.ts';
import type { PoolClient } from '../owner-pool.ts';
import type { Entry } from './plan-body.ts';
import { rehearsalOn } from './rehearsal.ts';
import { actorOf, createStage } from './stage.ts';

/** Copies of which a person will open the result are taken to their end by operations, in the transaction that is open: their
 * papers are printed and signed for them alone. */
export async function goOnByOperations(
  parts: DemonstrationParts,
  client: PoolClient,
  entries: readonly Entry[],
  copies: readonly Copy[],
): Promise<void> {
  const { space, worker, now } = parts;
  const stage = createStage(parts, { database: rehearsalOn(space, client), files: worker.files });
  for (const [index, { ending, people, snapshot, owner }] of entries.entries()) {
    const copy = copies[index];
    if (ending.length === 0 || copy === undefined) continue;
    const life = { id: copy.id, version: snapshot.facts.version };
    const actor = async (username: string) => await actorOf(worker.databases[space], username, now);
    const cast: Ending['cast'] = {
      clerk: await actor(people.clerk.username),
      counter: await actor(people.counter.username),
    };
    for (const { name, at } of ending) {
      stage.clock.set(at);
      await finish(stage, name, life, { cast, receiverName: owner.name });
    }
  }
}
