import { newId } from '@dongbo/kernel';
import { sql, type Kysely } from 'kysely';
import type { ProceduresTables } from '../../tables.ts';
import { renewRevision } from '../search/load-index.ts';
import { readings, words } from './word-data.ts';

type Database = Kysely<ProceduresTables>;

async function writeReadings(db: Database): Promise<void> {
  const rows = readings.procedures.map(({ code, name, sentence, for: audiences, events }) => ({
    code,
    names: name,
    sentence,
    audiences,
    life_events: events,
    written_by: readings.writtenBy,
    written_on: readings.writtenOn,
  }));
  await sql`delete from procedure_reading`.execute(db);
  await sql`insert into procedure_reading (code, names, sentence, audiences, life_events, written_by, written_on)
    select code, names, sentence, audiences, life_events, written_by, written_on
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (code text, names jsonb, sentence text, audiences text[],
      life_events text[], written_by text, written_on date)`.execute(db);
}

async function writeWords(db: Database): Promise<void> {
  const rows = words.words.map((word) => ({
    term: word.term,
    kind: word.kind,
    codes: 'codes' in word ? word.codes : [],
    expansion: 'expansion' in word ? word.expansion : null,
    ministry: 'ministry' in word ? word.ministry : null,
    source: word.source,
    written_by: words.writtenBy,
    written_on: words.writtenOn,
  }));
  await sql`delete from search_word`.execute(db);
  await sql`insert into search_word (term, kind, codes, expansion, ministry, source, written_by, written_on)
    select term, kind, codes, expansion, ministry, source, written_by, written_on
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (term text, kind text, codes text[], expansion text,
      ministry text, source text, written_by text, written_on date)`.execute(db);
}

/** Puts the words and readings of this version into a space, in one transaction. */
export async function seedWords(db: Database, now: Date): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await writeReadings(transaction);
    await writeWords(transaction);
    await renewRevision(transaction, newId(now.getTime()));
  });
}
