import { UnitId } from '@dongbo/contract';
import { dayMs } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { actorOf, Stage } from '../stage.ts';

/** Who acts in the demonstration of accounts and units: one uploads, the other approves. */
export interface Administrators {
  readonly first: Awaited<ReturnType<typeof actorOf>>;
  readonly second: Awaited<ReturnType<typeof actorOf>>;
}

/** Sets the clock of the stage to so many days before the demonstration's moment. */
export const daysBefore = (stage: Stage, now: Date, days: number): void =>
  stage.clock.set(new Date(now.getTime() - days * dayMs));

/** The unit of a code that is in use. */
export async function unitOf({ database }: Stage, code: string): Promise<UnitId> {
  const { rows } = await sql<{ id: string }>`select id from unit where code = ${code} and valid_to is null`.execute(
    database.kysely,
  );
  return UnitId.parse(rows[0]?.id);
}
