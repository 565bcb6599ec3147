import { readFileSync, statSync } from 'node:fs';
import type pg from 'pg';

/** A statement as PostgreSQL was sent it; a parameter is its text, or null. */
export interface SentStatement {
  readonly text: string;
  readonly parameters: readonly (string | null)[];
}

/** Lets PostgreSQL write every statement with its parameters into its log while the body runs; answers them in the order
 * in which they were sent. `logPath` is the log of the embedded server. */
export async function recordStatements(
  owner: pg.Client,
  logPath: string,
  body: () => Promise<void>,
): Promise<SentStatement[]> {
  await owner.query(`alter system set log_statement = 'all'`);
  await owner.query('select pg_reload_conf()');
  // Every backend takes the new setting when it gets its next message.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const from = statSync(logPath).size;
  try {
    await body();
  } finally {
    await owner.query('alter system reset log_statement');
    await owner.query('select pg_reload_conf()');
  }
  const log = readFileSync(logPath).subarray(from).toString('utf8');
  return statementsOf(log);
}

const entry = /^\d{4}-\d\d-\d\d [\d:.]+ UTC \[\d+\] /m;

/** Reads the statements of a log with the prefix `%m [%p] `. */
export function statementsOf(log: string): SentStatement[] {
  const found: { text: string; parameters: (string | null)[] }[] = [];
  for (const raw of log.split(new RegExp(entry, 'm')).slice(1)) {
    const said = raw.replaceAll('\n\t', '\n').trimEnd();
    const sent = /^LOG: {2}(?:execute [^:]+|statement): (.*)$/s.exec(said);
    if (sent) found.push({ text: sent[1] ?? '', parameters: [] });
    const detail = /^DETAIL: {2}[Pp]arameters: (.*)$/s.exec(said);
    if (detail) found.at(-1)?.parameters.push(...parametersOf(detail[1] ?? ''));
  }
  return found.filter(({ text }) => !/pg_reload_conf|alter system/.test(text));
}

function parametersOf(text: string): (string | null)[] {
  return [...text.matchAll(/\$\d+ = (?:(NULL)|'((?:[^']|'')*)')/g)].map(([, none, value]) =>
    none === undefined ? (value ?? '').replaceAll("''", "'") : null,
  );
}
