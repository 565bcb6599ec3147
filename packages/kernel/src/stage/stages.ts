import { stageNames, systemOf, type Space, type Stage, type SystemName } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { KernelTables } from '../db/tables.ts';
import { ancestorsOf, distancesBelow } from '../organisation/unit-tree.ts';
import { StageBoard, type StageRow } from './stage-board.ts';

/** In which stage each system is, everywhere and at each unit. `now` is the instant that is asked for; the effect of a planned
 * change is exact to it. Rows are kept in memory: a change that is written is known to every process within five seconds. */
export interface Stages {
  /** May the system be used in this space, by this unit; without a unit, by anybody? */
  isOpen(system: SystemName, space: Space, now: Date, unitId?: string | null): Promise<boolean>;
  /** Without a unit: the default. */
  stageOf(system: SystemName, now: Date, unitId?: string | null): Promise<Stage>;
  /** All of them at one instant, as they are known: for who asks for several. Costs no statement inside an act. */
  board(now: Date): Promise<StageBoard>;
  /** When a planned change opens what is closed now; null when none does. */
  opensAt(system: SystemName, space: Space, now: Date, unitId?: string | null): Promise<Date | null>;
}

const freshMs = 5_000;
/** What asks for a unit stands inside a transaction, after its system was asked for: it is content with rows a little older,
 * and does not wait for a second connection while it holds one. */
const freshInsideMs = 2 * freshMs;
/** An act may ask for the instant at which it began, while others have read the rows anew. */
const backMs = 120_000;

const Row = z.object({
  system: z.string().transform((name) => systemOf(`${name}.stage`)),
  unitId: z.string().nullable(),
  distance: z.number(),
  above: z.array(z.string()),
  stage: z.enum(stageNames),
  validFrom: z.date(),
});

/** What is in force at `at`, and everything planned after it; the past is left out, so that what is kept does not grow with
 * it. A row of a unit stands once for each unit that it reaches. */
async function readRows(db: Kysely<KernelTables>, at: Date): Promise<StageRow[]> {
  const { rows } = await sql`
    with kept as (
      select s.* from system_stage s where s.valid_from >= coalesce((
        select max(l.valid_from) from system_stage l
        where l.system = s.system and l.unit_id is not distinct from s.unit_id and l.valid_from <= ${at}::timestamptz), '-infinity'))
    select k.system, coalesce(below.unit_id, k.unit_id) as "unitId", coalesce(below.distance, 0) as distance, k.stage,
      k.valid_from as "validFrom",
      case when below.distance = 0 then array_remove(${ancestorsOf(sql.ref('k.unit_id'))}, k.unit_id::text) else '{}' end as above
    from kept k left join ${distancesBelow(sql.ref('k.unit_id'))} below on true`.execute(db);
  return rows.map((row) => Row.parse(row));
}

/** Stages over `system_stage`. */
export function createStages(db: Kysely<KernelTables>): Stages {
  let known: { readonly at: number; readonly board: Promise<StageBoard> } | null = null;
  const boardAt = (now: Date, freshFor: number): Promise<StageBoard> => {
    const age = known === null ? Infinity : now.getTime() - known.at;
    if (known !== null && age <= freshFor && age >= -backMs) return known.board;
    const board = readRows(db, new Date(now.getTime() - backMs)).then((rows) => new StageBoard(rows));
    const read = { at: now.getTime(), board };
    known = read;
    // What could not be read is asked for again, not kept.
    board.catch(() => {
      if (known === read) known = null;
    });
    return board;
  };
  const boardFor = (now: Date, unitId: string | null) => boardAt(now, unitId === null ? freshMs : freshInsideMs);
  return {
    async isOpen(system, space, now, unitId = null) {
      return system === 'kernel' || (await boardFor(now, unitId)).isOpen(system, space, now, unitId);
    },
    async stageOf(system, now, unitId = null) {
      return (await boardFor(now, unitId)).stageOf(system, now, unitId);
    },
    board: (now) => boardAt(now, freshInsideMs),
    async opensAt(system, space, now, unitId = null) {
      return (await boardFor(now, unitId)).opensAt(system, space, now, unitId);
    },
  };
}
