import { trigramExtension } from './extension-schema.ts';

/** What every session or transaction of a pool begins with. */
export interface SessionSettings {
  /** Schemas of the program, in the order in which unqualified names are found; that of the extension comes behind them. */
  readonly schemas: readonly string[];
  /** By name. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Nobody waits for ever behind a dead client or a lost transaction (milliseconds). */
export const patience = {
  lock_timeout: '15000',
  statement_timeout: '60000',
  idle_in_transaction_session_timeout: '60000',
} as const;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** SQL that binds a session to its settings, the search path first; in one statement, so that it holds whole or not. */
export function setForSession({ schemas, settings }: SessionSettings): string {
  const path = `concat_ws(', ', ${quoted(schemas.join(', '))}, (${trigramExtension} and nspname::text <> all(array[${schemas.map(quoted).join(', ')}])))`;
  const others = Object.entries(settings).map(([name, value]) => `set_config('${name}', ${quoted(value)}, false)`);
  return `select ${[`set_config('search_path', ${path}, false)`, ...others].join(', ')}`;
}

/** SQL behind `begin` that binds one transaction, on whatever session a pooler gives it; with a search path as
 * `setForSession` has set it. */
export const setForTransaction = ({ settings }: SessionSettings, searchPath: string): string =>
  [
    `set local search_path = ${searchPath}`,
    ...Object.entries(settings).map(([name, value]) => `set local ${name} = ${quoted(value)}`),
  ].join('; ');
