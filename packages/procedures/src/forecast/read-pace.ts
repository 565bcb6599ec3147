import { fewestPassages } from '@dongbo/contract/procedures';
import { sql } from 'kysely';
import type { Context } from '../define.ts';

interface Measured {
  readonly unitId: string;
  readonly code: string;
  readonly stepId: string;
  readonly minutes: number;
}

export interface Pace {
  /** When the newest of it was measured; null: nothing was. */
  readonly measuredAt: Date | null;
  /** Working minutes of a step of a procedure at a unit; null: it was passed too rarely. */
  readonly of: (unitId: string, code: string, stepId: string) => number | null;
}

const keyOf = (unitId: string, code: string, stepId: string): string => `${unitId} ${code} ${stepId}`;

/** The pace of everything that these units settle. One statement, over a small table. */
export async function readPace(ctx: Pick<Context, 'db'>, unitIds: readonly string[]): Promise<Pace> {
  const { rows } = await sql<Measured & { readonly measuredAt: Date }>`
    select competent_unit_id as "unitId", procedure_code as code, step_id as "stepId", median_minutes as minutes, measured_at as "measuredAt"
    from step_pace where competent_unit_id = any(${unitIds}::uuid[]) and passages >= ${fewestPassages}`.execute(ctx.db);
  const known = new Map(rows.map(({ unitId, code, stepId, minutes }) => [keyOf(unitId, code, stepId), minutes]));
  const newest = Math.max(...rows.map(({ measuredAt }) => measuredAt.getTime()));
  return {
    measuredAt: rows.length === 0 ? null : new Date(newest),
    of: (unitId, code, stepId) => known.get(keyOf(unitId, code, stepId)) ?? null,
  };
}
