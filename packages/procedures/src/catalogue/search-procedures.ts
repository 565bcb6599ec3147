import { searchProcedures as endpoint, type ProcedureSummary } from '@dongbo/contract/procedures';
import { GeneralError, localDate } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { findHandler, unclassified } from './handlers.ts';
import { readCursor, writeCursor } from './search-cursor.ts';
import { searchByPapers, summariesOf } from './search-store.ts';
import { indexOf } from './search/load-index.ts';
import { match } from './search/match.ts';
import { readText } from './search/read-text.ts';
import { doneElsewhere, missingMinistries } from './words/word-data.ts';

function offsetOf(cursor: string | undefined): number {
  const offset = cursor === undefined ? 0 : readCursor(cursor);
  if (offset === null) throw new GeneralError('invalid-input', {}, [{ path: 'cursor', code: 'invalid_cursor' }]);
  return offset;
}

/** A procedure of another authority, with who settles it by the words of its source. */
function whoSettles(summary: ProcedureSummary | undefined) {
  if (summary === undefined) return null;
  const { code, name, shortName, handlers } = summary;
  const bodies = handlers.filter((key) => key !== unclassified).flatMap((key) => findHandler(key)?.name ?? []);
  return bodies.length === 0 ? null : { code, name, shortName, bodies };
}

/** Finds procedures: by the index that the words and names make, and by the words of papers and agencies when no name
 * answers well. Two statements; three when papers are asked. */
export const searchProcedures = defineOperation(endpoint, async (ctx, input) => {
  const offset = offsetOf(input.cursor);
  const day = localDate(ctx.now);
  const text = readText(input.q);
  const index = await indexOf(ctx.db);
  const found = match(index, text, day, input);
  const versionIds = found.procedures.map(({ versionId }) => versionId);
  if (found.weak && text.kind === 'words') {
    const more = await searchByPapers(ctx.db, text.text, input, day);
    versionIds.push(...more.filter((id) => !versionIds.includes(id)));
  }
  const shown = versionIds.slice(offset, offset + input.limit);
  const asked = [...shown, ...(found.elsewhere === null ? [] : [found.elsewhere.versionId])];
  const read = asked.length > 0 ? await summariesOf(ctx.db, asked) : [];
  const items = read.slice(0, shown.length);
  const next = offset + shown.length;
  return {
    items,
    total: versionIds.length,
    nextCursor: shown.length > 0 && next < versionIds.length ? writeCursor(next) : null,
    weak: found.weak,
    suggestion: found.suggestion,
    missingMinistry: missingMinistries.find(({ key }) => key === found.missing)?.name ?? null,
    settledElsewhere: found.elsewhere && whoSettles(read.at(-1)),
    doneElsewhere: doneElsewhere.find(({ key }) => key === found.missing)?.says ?? null,
  };
});
