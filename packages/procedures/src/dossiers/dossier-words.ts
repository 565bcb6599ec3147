import { fold } from '@dongbo/contract';
import { sql, type RawBuilder } from 'kysely';

type Condition = RawBuilder<boolean>;

/** What was typed, as conditions on `dossier d`; null for what it cannot be. */
export interface Words {
  /** Beginning of a code. */
  readonly code: Condition | null;
  readonly identity: Condition | null;
  readonly name: NameWords | null;
}

export interface NameWords {
  /** The words, the last of which may be unfinished, one after the other in a folded name. */
  among(foldedName: RawBuilder<unknown>): Condition;
  /** Less exact, by the index of words and their beginnings (`name_beginnings`). */
  readonly indexed: Condition;
}

/** Escapes what LIKE would read as a pattern. */
const literal = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** As many letters of an unfinished word have a key of their own. */
const keyLetters = 3;

function nameWords(folded: string): NameWords {
  const words = folded.split(' ');
  const last = words.at(-1) ?? '';
  const keys = [...words.slice(0, -1), [...last].slice(0, keyLetters).join('')];
  return {
    among: (name) => sql<boolean>`' ' || ${name} like ${`% ${literal(folded)}%`}`,
    indexed: sql<boolean>`name_beginnings(d.owner_name_folded) @> ${keys}::text[]`,
  };
}

/** A code or its beginning, an identity number, or words of the owner's name whatever their accents. Pure. */
export function readWords(q: string): Words {
  const compact = q.replaceAll(/\s/g, '');
  const folded = fold(q);
  // Every code begins with the letters of an agency; names of organisations may hold digits too.
  const isNumber = /\d/.test(compact);
  const isCode = isNumber && /^\p{L}/u.test(compact);
  // A code that is typed as far as the point behind the province is nobody's name.
  const isAgency = /^(?:TN\.)?\p{L}\d+\./iu.test(compact);
  return {
    code: isCode ? sql<boolean>`d.code like ${`${literal(compact.toUpperCase())}%`}` : null,
    identity: isNumber && !compact.includes('.') ? sql<boolean>`d.identity_number = ${compact}` : null,
    name: /\p{L}/u.test(folded) && !isAgency ? nameWords(folded) : null,
  };
}

/** What was typed as one condition, for looking through rows that something else has found. */
export function anyOf({ code, identity, name }: Words): Condition {
  const ways = [code, identity, name?.among(sql.ref('d.owner_name_folded'))].filter(
    (one) => one !== null && one !== undefined,
  );
  return ways.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(ways, sql` or `)})`;
}
