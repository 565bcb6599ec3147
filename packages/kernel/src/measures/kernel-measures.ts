import type { MeasureUnit, Space } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { readMessageFigures } from '../messages/message-measures.ts';
import { readProjectionStates } from '../events/projection-cursor.ts';
import type { ScheduleParts } from '../schedules/run-schedules.ts';
import { readScheduleStates } from '../schedules/schedule-states.ts';
import { startOfDay } from '../worklist/day-bounds.ts';
import { measuresOf, ofSpace, type Measure, type MeasureContext } from './measure.ts';

const defineMeasure = measuresOf<KernelTables>();
type Read = (context: MeasureContext<KernelTables>) => Promise<number | null>;

const define = (name: string, unit: MeasureUnit, read: Read): Measure =>
  defineMeasure({ name, unit, byUnit: false, read: async (context) => ofSpace(await read(context)) });

interface QueueFigures {
  readonly waiting: number;
  readonly given_up: number;
  readonly oldest_seconds: number;
}

/** Of one space; ages by the database's clock, as the queue itself counts. */
async function queueOf(db: Kysely<KernelTables>, space: Space): Promise<QueueFigures> {
  const { rows } = await sql<QueueFigures>`
    select waiting::integer, given_up::integer, oldest_seconds from queue_figures(${space})`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('The queue has no figures');
  return row;
}

const daySeconds = 86_400;

/** Days since the last backup that succeeded, over both spaces; null: there was none. */
async function backupAge({ db, now }: MeasureContext<KernelTables>): Promise<number | null> {
  const last = await db
    .selectFrom('backup_run')
    .select('at')
    .where('kind', 'in', ['backup', 'changes'])
    .where('succeeded', '=', true)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ? Math.max(0, (now.getTime() - last.at.getTime()) / 1000 / daySeconds) : null;
}

/** Age of the oldest event that a projection has not taken in yet, of the one that lags most. */
async function projectionAge({ db, now }: MeasureContext<KernelTables>): Promise<number> {
  const ages = (await readProjectionStates(db)).map(({ oldest }) =>
    oldest === null ? 0 : (now.getTime() - oldest.getTime()) / 1000,
  );
  return Math.max(0, ...ages);
}

async function signInsToday({ db, now }: MeasureContext<KernelTables>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from audit_entry
    where operation = 'kernel.session.sign-in' and outcome = 'done' and at >= ${startOfDay(now)}::timestamptz`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

async function databaseSize({ db }: MeasureContext<KernelTables>): Promise<number> {
  const { rows } = await sql<{ bytes: string }>`
    select pg_database_size(current_database()) as bytes`.execute(db);
  return Number(rows[0]?.bytes ?? 0);
}

/** What the kernel measures of itself. The schedules are those of the whole program. */
export const kernelMeasures = (schedules: Omit<ScheduleParts, 'log'>): readonly Measure[] => [
  define('kernel.jobs-waiting', 'count', async ({ db, space }) => (await queueOf(db, space)).waiting),
  define('kernel.jobs-given-up', 'count', async ({ db, space }) => (await queueOf(db, space)).given_up),
  define('kernel.oldest-job-age', 'seconds', async ({ db, space }) => (await queueOf(db, space)).oldest_seconds),
  define('kernel.projection-age', 'seconds', projectionAge),
  define('kernel.schedule-age', 'seconds', async ({ space }) =>
    Math.max(0, ...(await readScheduleStates(schedules, [space])).map(({ lateSeconds }) => lateSeconds)),
  ),
  define(
    'kernel.messages-waiting',
    'count',
    async (context) => (await readMessageFigures(context.db, context)).waiting,
  ),
  define('kernel.messages-failed', 'count', async (context) => (await readMessageFigures(context.db, context)).failed),
  define(
    'kernel.oldest-message-age',
    'seconds',
    async (context) => (await readMessageFigures(context.db, context)).oldest,
  ),
  define('kernel.sign-ins-today', 'count', signInsToday),
  define('kernel.backup-age', 'days', backupAge),
  define('kernel.database-size', 'bytes', databaseSize),
];
