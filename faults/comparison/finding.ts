import type { AuditKey, FileStore, createPool, openDatabase } from '@dongbo/kernel';
import type { ProceduresTables } from '@dongbo/procedures';
import type { Journal } from '../journal.ts';

/** What is compared with what. */
export interface Evidence {
  readonly journal: Journal;
  /** As the application. */
  readonly db: ReturnType<typeof openDatabase<ProceduresTables>>['kysely'];
  /** As the owner, who may look into the queue; search path of the official space. */
  readonly owner: ReturnType<typeof createPool>;
  readonly files: FileStore;
  /** Under which the audit is sealed. */
  readonly auditKeys: readonly AuditKey[];
  /** When everything had settled, by the database's clock: what the clock queues later is nobody's rest. */
  readonly settledAt: Date;
}

/** What one comparison found: figures, and in words everything that is not as it must be. */
export interface Finding {
  readonly figures: Readonly<Record<string, number>>;
  readonly differences: readonly string[];
}

/** All rows of a query as the owner. */
export async function rowsOf<Row extends object>(
  { owner }: Evidence,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const { rows } = await owner.query<Row>(text, values);
  return rows;
}
