import { Kysely, type KyselyProps } from 'kysely';
import { PipelinedConnection } from './pipelined-driver.ts';

const propsOf = new WeakMap<object, Omit<KyselyProps, 'executor'>>();

/** Remembers what a database was made of, so that `transact` can bind it to one connection. */
export function rememberProps<Tables>(db: Kysely<Tables>, props: Omit<KyselyProps, 'executor'>): Kysely<Tables> {
  propsOf.set(db, props);
  return db;
}

/** Runs in one transaction (READ COMMITTED). Unlike Kysely's own, statements that the body does not wait for one by one
 * (`Promise.all`) go out together, in their order, and cost one round trip. Once the transaction has ended, whatever a
 * branch of the body still tries is refused instead of taking effect on its own. */
export async function transact<Tables, T>(db: Kysely<Tables>, body: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  const props = propsOf.get(db);
  const executor = db.getExecutor();
  return await executor.provideConnection(async (connection) => {
    if (props === undefined || !(connection instanceof PipelinedConnection))
      throw new Error('This database was not opened by openDatabase');
    let isOver = false;
    const bound = executor.withConnectionProvider({
      provideConnection: async (consumer) => {
        if (isOver) throw new Error('The transaction is over');
        return await consumer(connection);
      },
    });
    connection.begin('begin');
    try {
      const result = await body(new Kysely<Tables>({ ...props, executor: bound }));
      isOver = true;
      await connection.end('commit');
      return result;
    } catch (error) {
      isOver = true;
      await connection.end('rollback').catch(() => {
        connection.isBroken = true;
      });
      throw error;
    }
  });
}
