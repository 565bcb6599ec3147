import type { World } from '@dongbo/testing';
import { sql } from 'kysely';
import { setTimeout as wait } from 'node:timers/promises';
import { tablesOf } from './settling-world.fixture.ts';

/** Until somebody waits for a lock. */
export async function somebodyWaits(world: World): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { rows } = await sql`select from pg_locks where not granted`.execute(tablesOf(world));
    if (rows.length > 0) return;
    await wait(25);
  }
  throw new Error('Nobody waits');
}
