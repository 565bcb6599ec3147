import type pg from 'pg';

/** What the schema of one system has under a name that another schema of the same space has too. */
interface SharedName {
  readonly kind: 'table, view or type' | 'function';
  readonly name: string;
  readonly other: string;
}

/** Finds names of `schema` that one of the other schemas on its search path has as well. All schemas of a space lie on one
 * search path, so that an unqualified name would find the first of the two, whoever asks. */
export async function sharedNames(
  client: pg.ClientBase,
  schema: string,
  searchPath: readonly string[],
): Promise<readonly SharedName[]> {
  // Extensions live in public; what they bring is not for systems to name.
  const others = searchPath.filter((one) => one !== schema && one !== 'public');
  const { rows } = await client.query<SharedName>(
    `with named as (
      select nspname as schema, 'table, view or type' as kind, relname::text as name
      from pg_class join pg_namespace on pg_namespace.oid = relnamespace where relkind in ('r', 'p', 'v', 'm', 'f', 'S', 'c')
      union
      select nspname, 'table, view or type', typname::text
      from pg_type join pg_namespace on pg_namespace.oid = typnamespace where typtype in ('d', 'e', 'r')
      union
      select nspname, 'function', proname::text from pg_proc join pg_namespace on pg_namespace.oid = pronamespace)
    select own.kind, own.name, other.schema as other
    from named own join named other on other.kind = own.kind and other.name = own.name
    where own.schema = $1 and other.schema = any($2)
    order by own.name, other.schema`,
    [schema, others],
  );
  return rows;
}
