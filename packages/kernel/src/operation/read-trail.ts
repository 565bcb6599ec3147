import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';

/** An entry of the audit as `record_act` takes it, and the table. */
export type AuditEntry = Readonly<Record<string, unknown>>;

/** Columns of an entry with their types; the transaction is the database's to write. */
const types = {
  id: 'uuid',
  at: 'timestamptz',
  actor_id: 'uuid',
  actor_name: 'text',
  operation: 'text',
  subject_id: 'uuid',
  outcome: 'text',
  reason: 'text',
  request_id: 'uuid',
  address: 'text',
  input_hash: 'text',
  details: 'jsonb',
} as const satisfies Partial<Record<keyof KernelTables['audit_entry'], string>>;
const names = Object.keys(types);
const columns = sql.raw(names.join(', '));
const typed = sql.raw(
  Object.entries(types)
    .map((column) => column.join(' '))
    .join(', '),
);

interface Waiting {
  readonly entry: AuditEntry;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Writes who read personal data. Whoever reads waits until the entry is on disk, but those who read while an entry is
 * being written share the next statement and the next commit: reading would otherwise cost a commit each. */
export class ReadTrail {
  readonly #db: Kysely<KernelTables>;
  #waiting: Waiting[] = [];
  #isWriting = false;

  constructor(db: Kysely<KernelTables>) {
    this.#db = db;
  }

  /** Resolves when the entry is committed. */
  async add(entry: AuditEntry): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject });
      if (!this.#isWriting) void this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      const together = this.#waiting;
      this.#waiting = [];
      await this.#write(together);
    }
    this.#isWriting = false;
  }

  async #write(together: readonly Waiting[]): Promise<void> {
    try {
      await this.#insert(together.map(({ entry }) => entry));
      for (const { resolve } of together) resolve();
    } catch (error) {
      // What one of them holds must not fail the others.
      if (together.length > 1) for (const one of together) await this.#write([one]);
      else for (const { reject } of together) reject(error);
    }
  }

  /** Straight into the table: `record_act` would take as long again to begin with. One alone, as nearly all of them are, has no list
   * to be unpacked. */
  async #insert(entries: readonly AuditEntry[]): Promise<void> {
    const [alone] = entries;
    if (entries.length === 1 && alone !== undefined) {
      await sql`insert into audit_entry (${columns}) values (${sql.join(names.map((name) => alone[name]))})`.execute(
        this.#db,
      );
      return;
    }
    await sql`insert into audit_entry (${columns})
      select ${columns} from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as a(${typed})`.execute(this.#db);
  }
}
