import type { Endpoint } from '@dongbo/contract';
import type { z } from 'zod';
import { markOfWords, type AuditKey } from '../audit/audit-key.ts';

/** What an entry of the audit says beside who, what and when. */
export interface AuditDetails {
  /** By which fields something was asked for: choices, days, numbers and ids as they were; words as a mark that equal words share. */
  readonly filters?: Readonly<Record<string, string>>;
  /** Rows that the answer held, and how many there are in all. */
  readonly rows?: number;
  readonly total?: number;
  /** The account that a sign-in tried: its name where there is such an account, otherwise a mark (people type passwords there). */
  readonly account?: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const day = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/;
/** Choices and codes of procedures and dossiers: they name no person. */
const code = /^(\d\.\d{6}([.\w]{0,20})|[A-Z]\d{2}(\.\w+)*-\d{6}-\d{4,})$/;

interface Described {
  readonly def: { readonly type: string; readonly innerType?: Described };
  readonly shape?: Readonly<Record<string, Described>>;
}

/** What kind of value a field takes, below `optional` and its like. */
function kindOf(field: Described | undefined): string {
  let inner = field;
  while (inner?.def.innerType !== undefined) inner = inner.def.innerType;
  return inner?.def.type ?? 'unknown';
}

/** Zod's schemas describe themselves by `def` and `shape`. */
const fieldsOf = (input: z.ZodType): Readonly<Record<string, Described>> => (input as unknown as Described).shape ?? {};

const pathFieldsOf = ({ path }: Endpoint): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');

/** What an endpoint says of its calls, read once: every call asks. */
interface EndpointFields {
  readonly path: readonly string[];
  /** What kind of value each field takes. */
  readonly kinds: ReadonlyMap<string, string>;
}

const described = new WeakMap<Endpoint, EndpointFields>();

function describe(endpoint: Endpoint): EndpointFields {
  const known = described.get(endpoint);
  if (known) return known;
  const kinds = Object.entries(fieldsOf(endpoint.input)).map(([name, field]) => [name, kindOf(field)] as const);
  const made = { path: pathFieldsOf(endpoint), kinds: new Map(kinds) };
  described.set(endpoint, made);
  return made;
}

/** Actions of a process have ids that its author gave them. */
const isAction = (name: string, value: string): boolean => name === 'action' && /^[a-z][a-z0-9-]{0,59}$/.test(value);

function plainOrMark(
  [name, value]: readonly [string, unknown],
  kind: string,
  key: AuditKey | undefined,
): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return null;
  const isPlain =
    kind === 'enum' ||
    kind === 'literal' ||
    isAction(name, value) ||
    uuid.test(value) ||
    day.test(value) ||
    code.test(value);
  if (isPlain) return value.slice(0, 100);
  return key === undefined ? null : markOfWords(key, value);
}

/** Which fields of a call the audit keeps: of a read, and of a list that is asked for as a file, all, of a write what names its target, which action it is, who takes what
 * is handed over, and the money that it is about. */
export function keptFields(endpoint: Endpoint, input: object): string[] {
  if (endpoint.effect === 'write' && endpoint.answer !== 'export')
    return [...describe(endpoint).path, 'action', 'receiver', 'amount'].filter((name) => name in input);
  return Object.keys(input).filter((name) => !['cursor', 'limit', 'reason'].includes(name));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The id that a call names in its path, whether there is such a thing for the caller or not. */
export function targetOf(endpoint: Endpoint, input: unknown): string | null {
  if (!isRecord(input)) return null;
  const values = describe(endpoint).path.map((name) => input[name]);
  return values.find((value): value is string => typeof value === 'string' && uuid.test(value)) ?? null;
}

/** The reason that somebody typed, as they typed it; null: none was given. */
export function reasonOf({ access }: Endpoint, input: unknown): string | null {
  if (access === 'public' || !isRecord(input)) return null;
  const said = [input['reason'], input['note']].find((text) => typeof text === 'string' && text !== '');
  return typeof said === 'string' ? said : null;
}

/** A list has its items, a file of a list says how many rows it holds. */
function rowsIn({ items, rows }: Readonly<Record<string, unknown>>): number | null {
  if (Array.isArray(items)) return items.length;
  return typeof rows === 'number' ? rows : null;
}

/** What of a call and its answer the audit keeps; null: nothing. No personal data but what ids lead to. */
export function detailsOf(
  endpoint: Endpoint,
  { input, output }: { readonly input: unknown; readonly output?: unknown },
  key: AuditKey | undefined,
): AuditDetails | null {
  const { kinds } = describe(endpoint);
  const filters = isRecord(input)
    ? keptFields(endpoint, input).flatMap((name): [string, string][] => {
        const said = plainOrMark([name, input[name]], kinds.get(name) ?? 'unknown', key);
        return said === null ? [] : [[name, said]];
      })
    : [];
  const items = isRecord(output) ? rowsIn(output) : null;
  const total = isRecord(output) && typeof output['total'] === 'number' ? output['total'] : null;
  const details = {
    ...(filters.length === 0 ? {} : { filters: Object.fromEntries(filters) }),
    ...(items === null || endpoint.effect === 'write' ? {} : { rows: items }),
    ...(total === null || endpoint.effect === 'write' ? {} : { total }),
  };
  return Object.keys(details).length === 0 ? null : details;
}
