import {
  applicantFormKey,
  checkTaxCode,
  compact,
  fold,
  identityText,
  normalisePhone,
  readCodeEnding,
  readDossierCode,
} from '@dongbo/contract';
import { hiddenFromPlanner } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';

type Condition = RawBuilder<boolean>;

/** What was typed, as conditions on `dossier d`; null for what it cannot be. */
export interface Words {
  /** Beginning of a code. */
  readonly code: Condition | null;
  /** The same when a code was typed to its end and can be nothing else. */
  readonly wholeCode: Condition | null;
  /** End of a code, as people say it: the ordinal, or day and ordinal. */
  readonly ending: Condition | null;
  readonly identity: Condition | null;
  readonly phone: Condition | null;
  readonly name: NameWords | null;
}

export interface NameWords {
  /** The words, the last of which may be unfinished, in any order in a folded name. */
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
    among: (name) =>
      sql<boolean>`' ' || ${name} || ' ' like all (${[
        ...words.slice(0, -1).map((word) => `% ${literal(word)} %`),
        `% ${literal(last)}%`,
      ]}::text[])`,
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

/** The code where it was typed to its end; where zeros are left out, it may also be the beginning of one. */
function codeWords(q: string, typed: string): Pick<Words, 'code' | 'wholeCode'> {
  const beginning = typed.replace(/[^0-9A-Z.-]/g, '');
  const begins = sql<boolean>`d.code like ${`${literal(beginning)}%`}`;
  const meant = readDossierCode(q);
  if (meant === null) return { code: begins, wholeCode: null };
  // Four digits at least were typed, or words stand around the code.
  const isTyped = typed.includes(meant.slice(meant.lastIndexOf('-') + 1));
  return isTyped
    ? { code: beginsWithCode(meant), wholeCode: beginsWithCode(meant) }
    : { code: sql<boolean>`(${begins} or d.code = ${meant})`, wholeCode: null };
}

/** What ends so, whatever unit and day stand before it; served by the index of codes read backwards. */
const endsWith = (ending: string): Condition =>
  sql<boolean>`reverse(d.code) like ${`${[...ending].toReversed().join('')}%`}`;

/** Numbers as they are stored: of an identity paper, or of an organisation with its dash. */
function numbersOf(q: string): readonly string[] {
  const tax = checkTaxCode(q);
  return [...new Set([identityText(q), ...(tax.kind === 'not-a-tax-code' ? [] : [tax.value])])];
}

/** Who owns it is reached by this number (E.164), or who filed it for them; each has its index. */
const reachedBy = (phone: string): Condition => sql<boolean>`(d.owner ->> 'phone' = ${phone}
  or d.answers -> ${sql.lit(applicantFormKey)} ->> 'submitterPhone' = ${phone})`;

/** A code, its beginning or its end, an identity number, the telephone of owner or who filed, or words of the owner's name in any order, whatever
 * their accents and the signs between them. Pure. */
export function readWords(q: string): Words {
  const typed = compact(q);
  const folded = fold(q);
  // Every code begins with the letters of an agency; names of organisations may hold digits too.
  const isNumber = /\d/.test(typed);
  const hasCode = readDossierCode(q) !== null;
  const isCode = hasCode || (isNumber && /^\p{L}/u.test(typed));
  // A code that is typed as far as the point behind the province is nobody's name.
  const isAgency = hasCode || /^(?:TN\.)?\p{L}\d+\./iu.test(typed);
  const isIdentity = isNumber && !isAgency;
  const isName = /\p{L}/u.test(folded) && !isAgency;
  const ending = isAgency ? null : readCodeEnding(q);
  const phone = normalisePhone(q);
  const { code, wholeCode } = isCode ? codeWords(q, typed) : { code: null, wholeCode: null };
  return {
    code,
    wholeCode,
    ending: ending === null ? null : endsWith(ending),
    identity: isIdentity ? sql<boolean>`d.identity_number = any(${numbersOf(q)}::text[])` : null,
    phone: phone.ok ? reachedBy(phone.e164) : null,
    name: isName ? nameWords(folded) : null,
  };
}

/** What was typed as one condition, for looking through rows that something else has found. */
export function anyOf({ code, ending, identity, phone, name }: Words): Condition {
  const ways = [code, ending, identity, phone, name?.among(sql.ref('d.owner_name_folded'))].filter(
    (one) => one !== null && one !== undefined,
  );
  return ways.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(ways, sql` or `)})`;
}
