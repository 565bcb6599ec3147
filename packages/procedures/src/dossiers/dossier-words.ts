import { DossierCode, fold } from '@dongbo/contract';
import { hiddenFromPlanner } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';

type Condition = RawBuilder<boolean>;

/** What was typed, as conditions on `dossier d`; null for what it cannot be. */
export interface Words {
  /** Beginning of a code. */
  readonly code: Condition | null;
  /** The same when a code was typed to its end and can be nothing else. */
  readonly wholeCode: Condition | null;
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

/** What LIKE with the beginning finds, said so that an index serves it whatever the value: from the code up to what follows
 * its last digit. Longer codes are found too, as after 9,999 dossiers of a day. PostgreSQL takes one row in two hundred to
 * lie between two bounds that it does not know; the last condition, true for all of those, tells it that they are few. */
function beginsWithCode(code: string): Condition {
  const end = code.slice(0, -1) + String.fromCodePoint((code.codePointAt(code.length - 1) ?? 0) + 1);
  return sql<boolean>`(d.code ~>=~ ${hiddenFromPlanner(sql`${code}::text`)} and d.code ~<~ ${hiddenFromPlanner(sql`${end}::text`)}
    and left(d.code, ${code.length}) = ${code})`;
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
  const isIdentity = isNumber && !compact.includes('.');
  const isName = /\p{L}/u.test(folded) && !isAgency;
  const whole = DossierCode.safeParse(compact);
  return {
    code: isCode ? sql<boolean>`d.code like ${`${literal(compact.toUpperCase())}%`}` : null,
    wholeCode: isCode && !isIdentity && !isName && whole.success ? beginsWithCode(whole.data) : null,
    identity: isIdentity ? sql<boolean>`d.identity_number = ${compact}` : null,
    name: isName ? nameWords(folded) : null,
  };
}

/** What was typed as one condition, for looking through rows that something else has found. */
export function anyOf({ code, identity, name }: Words): Condition {
  const ways = [code, identity, name?.among(sql.ref('d.owner_name_folded'))].filter(
    (one) => one !== null && one !== undefined,
  );
  return ways.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(ways, sql` or `)})`;
}
