import type { SentStatement } from './statement-log.ts';

const named = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|H19[\d.]*-\d{6}-\d{4,}|\d+\/KQ-UBND/g;

const namesIn = (statements: readonly SentStatement[]): Set<string> =>
  new Set(statements.flatMap(({ parameters }) => parameters.flatMap((value) => value?.match(named) ?? [])));

/** A literal without a colon, which pgbench would take for a variable wherever it stands. */
const literal = (text: string): string =>
  `U&'${text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\003a')}'`;

function valueOf(value: string | null, fresh: ReadonlyMap<string, string>): string {
  if (value === null) return 'null';
  const whole = fresh.get(value);
  if (whole !== undefined) return `:${whole}`;
  const parts: string[] = [];
  let from = 0;
  for (const match of value.matchAll(named)) {
    const variable = fresh.get(match[0]);
    if (variable === undefined) continue;
    parts.push(literal(value.slice(from, match.index)), `(:${variable})::text`);
    from = match.index + match[0].length;
  }
  if (parts.length === 0) return literal(value);
  const joined = `(${[...parts, literal(value.slice(from))].join(' || ')})`;
  return /^[[{]["{[]/.test(value) ? `${joined}::jsonb` : joined;
}

const sortedId = `(lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' ||
  substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid`;
const newCode = `'B-' || pg_backend_pid() || '-' || (extract(epoch from clock_timestamp()) * 1000000)::bigint`;

/** A script for pgbench that does what one life did, with ids and codes of its own each time: those that the second life
 * names and the first one did not. */
export function pgbenchScript(first: readonly SentStatement[], second: readonly SentStatement[]): string {
  const known = namesIn(first);
  const fresh = new Map(
    [...namesIn(second)].filter((name) => !known.has(name)).map((name, index) => [name, `v${index + 1}`] as const),
  );
  const made = [...fresh].map(
    ([name, variable]) => `${/^[0-9a-f]{8}-/.test(name) ? sortedId : newCode} as ${variable}`,
  );
  const statements = second.map(
    ({ text, parameters }) =>
      // A colon before a name would be a variable; types are written with two.
      `${text.replaceAll(/\$(\d+)/g, (_, number: string) => valueOf(parameters[Number(number) - 1] ?? null, fresh))};`,
  );
  return [`select ${made.join(',\n')}\n\\gset`, ...statements, ''].join('\n');
}
