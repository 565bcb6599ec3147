import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';

/** One change of an account, for its history. */
export interface AccountChange {
  readonly personId: string;
  /** What was done, in words with hyphens: `created`, `closed`, `password-changed`, `factor-removed`, ... */
  readonly what: string;
  /** Why, as whoever did it said; null: nobody was asked. */
  readonly reason: string | null;
  /** Who did it; null: the platform itself, or its terminal. */
  readonly by: string | null;
  /** What else belongs to it. Never a password, a token or a hash of one. */
  readonly facts?: Readonly<Record<string, unknown>> | undefined;
}

/** What every function that changes accounts needs beside. */
export interface ChangeParts {
  readonly now: Date;
  newId(): string;
}

/** Appends changes to the history of accounts: one statement for any number. */
export async function noteAccountChanges(
  db: Kysely<KernelTables>,
  changes: readonly AccountChange[],
  { now, newId }: ChangeParts,
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map((change) => ({ ...change, facts: change.facts ?? {}, id: newId() }));
  await sql`
    insert into account_change (id, person_id, what, reason, by_person, at, facts)
    select id, "personId", what, reason, by, ${now}::timestamptz, facts
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as c(id uuid, "personId" uuid, what text, reason text, by uuid, facts jsonb)`.execute(db);
}

/** Appends one change to the history of an account. */
export async function noteAccountChange(
  db: Kysely<KernelTables>,
  change: AccountChange,
  parts: ChangeParts,
): Promise<void> {
  await noteAccountChanges(db, [change], parts);
}
