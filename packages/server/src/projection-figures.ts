import { spaces, type Space } from '@dongbo/contract';
import { readProjectionStates } from '@dongbo/kernel';
import type { Program } from './program.ts';

/** How far a projection of a space lags behind the events. */
export interface ProjectionFigures {
  readonly projection: string;
  readonly space: Space;
  /** Age of the oldest event that is not in it yet; 0: none waits. */
  readonly ageSeconds: number;
}

/** All projections of both spaces. */
export async function readProjectionFigures({
  databases,
  clock,
}: Pick<Program, 'databases' | 'clock'>): Promise<ProjectionFigures[]> {
  const now = clock.now().getTime();
  const ofSpace = async (space: Space): Promise<ProjectionFigures[]> =>
    (await readProjectionStates(databases[space].kysely)).map(({ name, oldest }) => ({
      projection: name,
      space,
      ageSeconds: oldest === null ? 0 : Math.max(0, (now - oldest.getTime()) / 1000),
    }));
  return (await Promise.all(spaces.map(ofSpace))).flat();
}
