import { readTimeLimit, type Procedure, type ReadTimeLimit } from '@dongbo/contract/procedures';
import { sql, type RawBuilder } from 'kysely';

/** What stands in columns of its own. */
export type VersionColumn =
  | 'code'
  | 'name'
  | 'shortName'
  | 'sentence'
  | 'lifeEvents'
  | 'writtenBy'
  | 'writtenOn'
  | 'field'
  | 'ministry'
  | 'levels'
  | 'handlers'
  | 'settledBy'
  | 'validFrom'
  | 'validTo'
  | 'warnings';
/** What of a version stands in its column `content`. */
export type StoredContent = Omit<
  Procedure,
  VersionColumn | 'versionId' | 'forms' | 'papers' | 'paperResult' | 'readLimit' | 'sameVisit'
>;

/** What a version says, with the time limit that its text states. */
interface Kept {
  readonly content: StoredContent;
  readonly readLimit: ReadTimeLimit | null;
}

/** Half of what is kept: what is asked for again stays, what nobody asked for while so many others came is let go. */
const mostOfEach = 40;
let newer = new Map<string, Kept>();
let older = new Map<string, Kept>();

function keep(versionId: string, kept: Kept): void {
  if (newer.size >= mostOfEach) [older, newer] = [newer, new Map()];
  newer.set(versionId, kept);
}

/** The content of a version, for one statement over `procedure_version v`. */
export interface ContentOnce {
  /** Null where this program has read it before: its kilobytes are not unpacked, sent and parsed with every draft. */
  readonly column: RawBuilder<unknown>;
  /** Of a row of this very statement. */
  of(row: { readonly versionId: string; readonly content: StoredContent | null }): Kept;
}

/** Versions never change (the program may write `valid_to` alone: the database grants nothing else), so each is read once. What the
 * statement leaves out is held until its answer is read, whatever comes between. */
export function contentOnce(): ContentOnce {
  const [recent, earlier] = [newer, older];
  const ids = [...earlier.keys(), ...recent.keys()];
  return {
    column: sql`case when v.id = any(${ids}::uuid[]) then null else v.content end`,
    of({ versionId, content }) {
      const known = recent.get(versionId) ?? earlier.get(versionId);
      if (known !== undefined) {
        if (!newer.has(versionId)) keep(versionId, known);
        return known;
      }
      if (content === null) throw new Error(`The content of the procedure version ${versionId} was not read`);
      const made = { content, readLimit: readTimeLimit(content) };
      keep(versionId, made);
      return made;
    },
  };
}
