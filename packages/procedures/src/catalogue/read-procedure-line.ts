import { createHash } from 'node:crypto';
import type { Warning } from '@dongbo/contract/procedures';
import { cleanLine, cleanParagraph } from './clean-text.ts';
import { plainCode } from './plain-code.ts';
import { ExchangeLine } from './exchange-line.ts';
import { findDuplicateKey } from './find-duplicate-key.ts';
import { findHandler, settledByOf } from './handlers.ts';
import type { ProcedureContent, ProcedureLine } from './procedure-content.ts';
import { readChannels } from './read-channels.ts';
import { readComponents } from './read-components.ts';

/** National code, with the suffix of a local variant (`1.012753.H19`). */
const codeShape = /^\d\.\d{6}(\.[0-9A-Z]+)*$/;
const unclassified = 'unclassified';

const optional = (text: string | null | undefined): string | null => (text ? cleanParagraph(text) || null : null);
const filled = (list: readonly string[]): string[] => list.map(cleanLine).filter((text) => text !== '');

const depth = (text: string): number => text.split('(').length - text.split(')').length;

/** The source splits lists at every comma, also at one inside parentheses: joins such pieces again. */
export function joinParentheses(pieces: readonly string[]): string[] {
  const joined: string[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last !== undefined && depth(last) > 0) joined[joined.length - 1] = `${last}, ${piece}`;
    else joined.push(piece);
  }
  return joined;
}

/** Splits at line ends, but a line that goes on in lower case belongs to the one before (hard-wrapped text). */
function paragraphsOf(source: ExchangeLine['conditions']): string[] {
  const lines = (typeof source === 'string' ? [source] : (source ?? [])).flatMap((text) =>
    cleanParagraph(text).split('\n'),
  );
  const paragraphs: string[] = [];
  for (const line of lines) {
    const last = paragraphs.at(-1);
    if (last !== undefined && /^\p{Ll}(?![).])/u.test(line)) paragraphs[paragraphs.length - 1] = `${last} ${line}`;
    else if (line !== '') paragraphs.push(line);
  }
  return paragraphs;
}

function legalBasisOf(line: ExchangeLine): ProcedureContent['legalBasis'] {
  return line.legalBasis.flatMap((source) => {
    const number = source.number ? cleanLine(source.number) || null : null;
    const title = (source.title ? cleanParagraph(source.title) : '') || number;
    return title === null ? [] : [{ number, title }];
  });
}

function handlersOf(line: ExchangeLine): { handlers: string[]; warnings: Warning[] } {
  const handlers = [...new Set(filled(line.handlers))].toSorted();
  if (handlers.length === 0) handlers.push(unclassified);
  const warnings = handlers
    .filter((handler) => handler === unclassified || !findHandler(handler))
    .map((handler): Warning => ({ code: 'handler-unclassified', facts: { handler } }));
  return { handlers, warnings };
}

function missingParts(procedure: ProcedureContent, line: ExchangeLine): Warning[] {
  const warnings: Warning[] = [];
  if (procedure.steps.length === 0) warnings.push({ code: 'steps-missing', facts: {} });
  if (procedure.legalBasis.length === 0) warnings.push({ code: 'legal-basis-missing', facts: {} });
  if (procedure.results.length === 0) warnings.push({ code: 'results-missing', facts: {} });
  if (line.complete === false) warnings.push({ code: 'incomplete-source', facts: {} });
  return warnings;
}

function toProcedure(line: ExchangeLine, code: string): { procedure: ProcedureContent; warnings: Warning[] } {
  const { handlers, warnings: handlerWarnings } = handlersOf(line);
  const { channels, warnings: channelWarnings } = readChannels(line);
  const { groups, warnings: componentWarnings } = readComponents(line);
  const settledBy = settledByOf(handlers);
  const procedure: ProcedureContent = {
    code,
    name: cleanLine(line.name),
    field: cleanLine(line.field),
    ministry: cleanLine(line.ministry),
    levels: filled(line.levels),
    handlers,
    settledBy,
    fileable: settledBy !== null && channels.some((channel) => channel.channel === 'ONLINE'),
    type: optional(line.type),
    decision: line.publicationDecision ? cleanLine(line.publicationDecision) || null : null,
    subjects: joinParentheses(filled(line.subjects)),
    executingAgencies: joinParentheses(filled(line.executingAgencies)),
    competentAuthority: optional(line.competentAuthority),
    receptionAddress: optional(line.receptionAddress),
    coordinatingAgency: optional(line.coordinatingAgency),
    steps: line.steps.map(cleanParagraph).filter((step) => step !== ''),
    channels,
    componentGroups: groups,
    legalBasis: legalBasisOf(line),
    conditions: paragraphsOf(line.conditions),
    results: line.results
      .map((result) => ({ name: cleanLine(result.name), code: result.code ? cleanLine(result.code) || null : null }))
      .filter((result) => result.name !== ''),
    sourceUrl: line.sourceUrl ? cleanLine(line.sourceUrl) || null : null,
  };
  return {
    procedure,
    warnings: [...handlerWarnings, ...channelWarnings, ...componentWarnings, ...missingParts(procedure, line)],
  };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  // Only own keys of parsed JSON are followed; the cast lets a key be any of Zod's kinds.
  return path.reduce<unknown>(
    (found, key) =>
      found === null || typeof found !== 'object' ? undefined : (found as Record<PropertyKey, unknown>)[key],
    value,
  );
}

function readableCode(value: unknown): string | null {
  const code = valueAt(value, ['code']);
  return typeof code === 'string' ? plainCode(cleanLine(code).slice(0, 60).toWellFormed()) : null;
}

function parse(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** Nothing to read: an empty line between two others is no fault. */
export const isBlankLine = (text: string): boolean => text.replace(/^\ufeff/, '').trim() === '';

/** Reads one line of the exchange format. Never throws: whatever the text is, the answer says what it holds or why it is
 * refused. Wrong types are refused with the field's path; holes of the source become warnings. */
export function readProcedureLine(text: string): ProcedureLine {
  const json = text.replace(/^\ufeff/, '').trim();
  const parsed = parse(json);
  if (parsed === null) return { ok: false, reason: 'not-json', code: null };
  const { value } = parsed;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { ok: false, reason: 'not-an-object', code: null };
  const code = readableCode(value);
  const twice = findDuplicateKey(json);
  if (twice !== null) return { ok: false, reason: `duplicate-key: ${cleanLine(twice).slice(0, 80)}`, code };
  const line = ExchangeLine.safeParse(value);
  if (!line.success) {
    const path = line.error.issues[0]?.path ?? [];
    const kind = valueAt(value, path) === undefined || valueAt(value, path) === null ? 'missing-field' : 'wrong-field';
    return { ok: false, reason: `${kind}: ${cleanLine(path.map(String).join('.'))}`, code };
  }
  if (code === null || !codeShape.test(code)) return { ok: false, reason: `bad-code: ${code ?? ''}`, code };
  const read = toProcedure(line.data, code);
  for (const field of ['name', 'field', 'ministry'] as const) {
    if (read.procedure[field] === '') return { ok: false, reason: `wrong-field: ${field}`, code };
  }
  const hash = createHash('sha256').update(JSON.stringify(read)).digest('hex');
  return { ok: true, ...read, hash };
}
