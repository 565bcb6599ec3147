import { startEmbedded } from '@dongbo/kernel';
import { join } from 'node:path';
import pg from 'pg';
import { rounded, say } from './figures.ts';

/** Lets the embedded PostgreSQL of a data folder count its statements; it is started anew for that. */
export async function countStatements(data: string): Promise<void> {
  const server = await startEmbedded({ dataDir: join(data, 'postgres'), durable: true });
  const database = new pg.Client({ connectionString: server.superuserUrl });
  await database.connect();
  await database.query(`alter system set shared_preload_libraries = 'pg_stat_statements'`);
  await database.query(`alter system set pg_stat_statements.track = 'all'`);
  await database.query(`alter system set pg_stat_statements.track_planning = on`);
  await database.query(`create extension if not exists pg_stat_statements schema public`);
  await database.end();
  await server.stop();
}

/** Counting costs time itself: from its next start on the server does not count any more. */
export async function countNoLonger(database: pg.Client): Promise<void> {
  for (const name of ['shared_preload_libraries', 'pg_stat_statements.track', 'pg_stat_statements.track_planning'])
    await database.query(`alter system reset ${name}`);
}

export async function forgetStatements(database: pg.Client): Promise<void> {
  await database.query('select public.pg_stat_statements_reset()');
}

interface Share {
  readonly calls: string;
  readonly plan: number;
  readonly execution: number;
  readonly query: string;
}

/** Prints the statements with the largest share of PostgreSQL's own time since they were last forgotten. */
export async function sayStatements(database: pg.Client, figure: string, lives: number, most = 40): Promise<void> {
  const { rows } = await database.query<Share>(
    `select calls, total_plan_time as plan, total_exec_time as execution, regexp_replace(query, '\\s+', ' ', 'g') as query
    from public.pg_stat_statements where query not like '%pg_stat_statements%'
    order by total_plan_time + total_exec_time desc`,
  );
  const all = rows.reduce((sum, row) => sum + row.plan + row.execution, 0);
  const calls = rows.reduce((sum, row) => sum + Number(row.calls), 0);
  say(`${figure}.statements`, { aLife: rounded(calls / lives), msALife: rounded(all / lives, 2) });
  for (const row of rows.slice(0, most))
    say(`${figure}.statement`, {
      share: rounded((row.plan + row.execution) / all, 3),
      callsALife: rounded(Number(row.calls) / lives),
      planMs: rounded(row.plan / Number(row.calls), 3),
      executionMs: rounded(row.execution / Number(row.calls), 3),
      query: row.query.slice(0, 160),
    });
}
