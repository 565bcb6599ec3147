import { countCoverage as endpoint } from '@dongbo/contract/administration';
import { defineSchedule, formatInstant, readStaff } from '@dongbo/kernel';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { defineJob, defineOperation, type Context } from '../define.ts';
import { coverageOf, type Coverage } from './coverage-rule.ts';

async function store({ db, now }: Context, { gaps, units }: Coverage): Promise<void> {
  await sql`with g as (delete from coverage_gap), u as (delete from coverage_unit) delete from coverage_run`.execute(
    db,
  );
  const rows = gaps.map(({ process, step, ...gap }) => ({
    ...gap,
    process: process.key,
    processName: process.name,
    step: step.id,
    stepName: step.name,
  }));
  await sql`
    insert into coverage_gap (unit_id, process_key, step_id, part, process_name, step_name, role_key, fields, every_field, procedures, people)
    select "unitId", process, step, part, "processName", "stepName", role, fields, "everyField", procedures, people
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("unitId" uuid, process text, step text, part integer, "processName" jsonb,
      "stepName" jsonb, role text, fields text[], "everyField" boolean, procedures text[], people integer)`.execute(db);
  await sql`
    insert into coverage_unit (unit_id, steps, thin)
    select "unitId", steps, thin from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as r("unitId" uuid, steps integer, thin integer)`.execute(
    db,
  );
  await sql`insert into coverage_run (counted_at) values (${now})`.execute(db);
}

/** Counts for the whole province how many people each step has, and keeps the steps that have too few. Eight statements, however many
 * procedures there are. */
export const countCoverageJob = defineJob(
  'administration.count-coverage',
  z.object({}),
  async (ctx) => {
    // Two counts at once would store the same rows.
    await sql`select pg_advisory_xact_lock(hashtextextended('administration.count-coverage ' || ${ctx.space}, 0))`.execute(
      ctx.db,
    );
    // Each source asserts its own type of the database (staffingOf).
    const db = ctx.db as unknown as Kysely<unknown>;
    const steps = (await Promise.all(ctx.staffing.map(async (one) => await one.steps(db, ctx.now)))).flat();
    const unitIds = [...new Set(steps.map(({ unitId }) => unitId))];
    const roles = [...new Set(steps.map(({ role }) => role))];
    const staff = await readStaff(ctx.db, { unitIds, roles }, ctx.now);
    await store(ctx, coverageOf(steps, staff));
  },
  { pool: 'heavy' },
);

/** Rights end by themselves and accounts are closed: what was counted is never older than this. */
export const countCoverageSchedule = defineSchedule({
  name: 'administration.count-coverage',
  at: { everyMinutes: 15 },
  job: countCoverageJob,
  input: () => ({}),
});

/** Asks for a count now, once however many ask. */
export const countCoverage = defineOperation(endpoint, async (ctx) => {
  const { rows } = await sql<{ at: Date }>`select counted_at as at from coverage_run`.execute(ctx.db);
  ctx.enqueue(countCoverageJob, {}, { key: 'asked' });
  const [last] = rows;
  return { countedAt: last === undefined ? null : formatInstant(last.at) };
});
