import { ProcessDefinition } from '@dongbo/contract';
import type { Kysely } from 'kysely';
import type { ProceduresTables } from '../tables.ts';

export interface StoredProcess {
  readonly id: string;
  readonly definition: ProcessDefinition;
}

/** Definitions never change once stored (a change is a new version), so parsing each once is enough. */
const parsed = new Map<string, ProcessDefinition>();

export function readProcess(id: string, definition: unknown): ProcessDefinition {
  const known = parsed.get(id);
  if (known) return known;
  const made = ProcessDefinition.parse(definition);
  parsed.set(id, made);
  return made;
}

/** The process with which a dossier of this level starts on a day: the newest version in force. */
export async function findProcess(db: Kysely<ProceduresTables>, level: 'commune' | 'province', day: string): Promise<StoredProcess> {
  const row = await db
    .selectFrom('process_definition')
    .select(['id', 'definition'])
    .where('level', '=', level)
    .where('valid_from', '<=', day)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', day)]))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) throw new Error(`No process of level ${level} is in force on ${day}`);
  return { id: row.id, definition: readProcess(row.id, row.definition) };
}
