import { DossierProcess } from '@dongbo/contract/procedures';
import { sql, type RawBuilder } from 'kysely';

export interface StoredProcess {
  readonly id: string;
  readonly definition: DossierProcess;
}

/** Definitions never change once stored (a change is a new version), so parsing each once is enough. */
const parsed = new Map<string, DossierProcess>();

export function readProcess(id: string, definition: unknown): DossierProcess {
  const known = parsed.get(id);
  if (known) return known;
  const made = DossierProcess.parse(definition);
  parsed.set(id, made);
  return made;
}

/** The definition in a row of `process_definition` called `f`; null where this program has read it before (`readProcess`
 * knows it by its id), so that its kilobytes are not sent with every dossier. */
export const unknownDefinition = (): RawBuilder<unknown> =>
  sql`case when f.id = any(${[...parsed.keys()]}::uuid[]) then null else f.definition end`;

/** The process of a key with which a dossier starts on the day of an instant, as JSON of id and definition: the newest version
 * in force. */
export const processJson = (key: RawBuilder<unknown>, at: Date): RawBuilder<unknown> => sql`(
  select jsonb_build_object('id', f.id, 'definition', ${unknownDefinition()}) from process_definition f,
    (select (${at}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date as today) day
  where f.key = ${key} and f.valid_from <= day.today and (f.valid_to is null or f.valid_to >= day.today)
  order by f.version desc limit 1)`;
