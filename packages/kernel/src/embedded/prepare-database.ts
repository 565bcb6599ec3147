import pg from 'pg';
import { appRole, databaseName, keeperRole } from './cluster.ts';
import type { Secrets } from './secrets.ts';

/** Gives every object of ours to the role: those that came with PostgreSQL or an extension, and sequences of columns, stay with what
 * they belong to. Of a database that an earlier version made, everything belonged to the superuser. */
const handOver = (role: string): string => `do $$
declare
  one record;
begin
  for one in
    with ours as (
      select oid, nspname, quote_ident(nspname) as name from pg_namespace
      where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')),
    schemas as (select oid, name from ours union all select oid, 'public' from pg_namespace where nspname = 'public'),
    free as (
      select 'schema' as kind, name, 'pg_namespace'::regclass as class, oid from ours
      union all
      select case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end,
        s.name || '.' || quote_ident(c.relname), 'pg_class'::regclass, c.oid
      from pg_class c join schemas s on s.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'S')
      union all
      select case p.prokind when 'a' then 'aggregate' when 'p' then 'procedure' else 'function' end,
        p.oid::regprocedure::text, 'pg_proc'::regclass, p.oid
      from pg_proc p join schemas s on s.oid = p.pronamespace
      union all
      select 'type', s.name || '.' || quote_ident(t.typname), 'pg_type'::regclass, t.oid
      from pg_type t join schemas s on s.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
      where t.typelem = 0 and t.typtype in ('c', 'd', 'e') and (t.typrelid = 0 or c.relkind = 'c'))
    select kind, name from free
    where not exists (select from pg_depend d where d.classid = free.class and d.objid = free.oid and d.deptype in ('a', 'e', 'i'))
  loop
    execute format('alter %s %s owner to ${role}', one.kind, one.name);
  end loop;
end $$`;

async function addRole(client: pg.Client, role: string, password: string): Promise<void> {
  const known = await client.query('select from pg_roles where rolname = $1', [role]);
  if (known.rowCount === 0) await client.query(`create role ${role} login password '${password}'`);
}

/** Whether the database is there and the keeper's. */
async function stateOf(client: pg.Client): Promise<'missing' | 'kept' | 'of-superuser'> {
  const { rows } = await client.query<{ owner: string }>(
    'select pg_get_userbyid(datdba) as owner from pg_database where datname = $1',
    [databaseName],
  );
  if (rows[0] === undefined) return 'missing';
  return rows[0].owner === keeperRole ? 'kept' : 'of-superuser';
}

async function withClient<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

/** The database and the two roles that use it, neither of them a superuser: the keeper owns it, the application has what it is
 * granted. Roles belong to the cluster, so migrations cannot bring them. `urlOf` names a database as the superuser. */
export async function prepareDatabase(urlOf: (database: string) => string, secrets: Secrets): Promise<void> {
  const state = await withClient(urlOf('postgres'), async (client) => {
    await addRole(client, appRole, secrets.appPassword);
    await addRole(client, keeperRole, secrets.keeperPassword);
    const found = await stateOf(client);
    if (found === 'kept') return found;
    await client.query(`grant ${appRole} to ${keeperRole}`);
    if (found === 'missing') await client.query(`create database ${databaseName} owner ${keeperRole}`);
    return found;
  });
  if (state !== 'of-superuser') return;
  await withClient(urlOf(databaseName), async (client) => {
    await client.query(`begin; ${handOver(keeperRole)}; alter database ${databaseName} owner to ${keeperRole}; commit`);
  });
}
