import { searchProcedures as endpoint } from '@dongbo/contract';
import { GeneralError, localDate } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { readCursor, readSearchQuery, writeCursor, type Place } from './search-query.ts';
import { listAll, searchByCode, searchByWords, searchSimilar, type SearchPage } from './search-store.ts';

type Found = Awaited<ReturnType<typeof listAll>>;
const nothing: Found = { items: [], total: 0 };

function placeOf(cursor: string | undefined): Place {
  const place = cursor === undefined ? { mode: 'words' as const, offset: 0 } : readCursor(cursor);
  if (place === null) throw new GeneralError('invalid-input', {}, [{ path: 'cursor', code: 'invalid_cursor' }]);
  return place;
}

/** Finds procedures. One statement; a second one only when no procedure holds all the words. */
export const searchProcedures = defineOperation(endpoint, async (ctx, input) => {
  const place = placeOf(input.cursor);
  const query = readSearchQuery(input.q);
  const page: SearchPage = {
    today: localDate(ctx.now),
    filters: { field: input.field, ministry: input.ministry, settledBy: input.settledBy, fileable: input.fileable },
    offset: place.offset,
    limit: input.limit,
  };

  const byWords = async (): Promise<Found> => {
    if (query === null) return await listAll(ctx.db, page);
    if (query.codePrefix !== null) return await searchByCode(ctx.db, query.codePrefix, page);
    return query.phrase === '' ? nothing : await searchByWords(ctx.db, query, page);
  };
  let mode = place.mode;
  let found = mode === 'words' ? await byWords() : nothing;
  // Two letters are like everything and nothing: similarity starts at three.
  if (query !== null && query.phrase.length >= 3 && (mode === 'similar' || (found.total === 0 && place.offset === 0))) {
    found = await searchSimilar(ctx.db, query, page);
    mode = 'similar';
  }
  const next = place.offset + found.items.length;
  const more = found.items.length > 0 && next < found.total;
  return { items: found.items, total: found.total, nextCursor: more ? writeCursor({ mode, offset: next }) : null };
});
