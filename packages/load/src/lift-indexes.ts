import type { PoolClient } from './owner-pool.ts';

/** Statements that bring back what was taken away, in this order. */
export interface Lifted {
  /** Keys and indexes. */
  readonly indexes: readonly string[];
  /** References, which PostgreSQL checks over all rows when it makes them. */
  readonly references: readonly string[];
}

interface Statement {
  readonly drop: string;
  readonly create: string;
}

/** Takes keys, indexes and the references to these tables away inside of the transaction: one that breaks off leaves them
 * as they were. */
export async function liftIndexes(client: PoolClient, tables: readonly string[]): Promise<Lifted> {
  const given = [tables];
  const references = await client.query<Statement>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as create
    from pg_constraint where contype = 'f' and confrelid = any($1::regclass[]) order by conname`,
    given,
  );
  const keys = await client.query<Statement>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as create
    from pg_constraint where contype in ('p', 'u') and conrelid = any($1::regclass[]) order by contype, conname`,
    given,
  );
  const indexes = await client.query<Statement>(
    `select format('drop index %s', indexrelid::regclass) as drop, pg_get_indexdef(indexrelid) as create
    from pg_index where indrelid = any($1::regclass[])
      and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u')) order by 2`,
    given,
  );
  for (const { drop } of [...references.rows, ...keys.rows, ...indexes.rows]) await client.query(drop);
  return {
    indexes: [...keys.rows, ...indexes.rows].map(({ create }) => create),
    references: references.rows.map(({ create }) => create),
  };
}
