import { searchProcedures as endpoint } from '@dongbo/contract/procedures';
import { GeneralError, localDate } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { readCursor, readSearchQuery, writeCursor, type Place } from './search-query.ts';
import { listAll, searchByCode, searchByWords, searchSimilar, spreadTier, type SearchPage } from './search-store.ts';

type Found = Awaited<ReturnType<typeof listAll>>;
const nothing: Found = { items: [], total: 0, bestTier: null };

/** A few procedures that hold the words somewhere among their papers: perhaps a word was misspelt. */
const fewHits = 5;
const isWeak = (found: Found): boolean => found.total === 0 || (found.bestTier === spreadTier && found.total < fewHits);

function placeOf(cursor: string | undefined): Place {
  const place = cursor === undefined ? { mode: 'words' as const, offset: 0 } : readCursor(cursor);
  if (place === null) throw new GeneralError('invalid-input', {}, [{ path: 'cursor', code: 'invalid_cursor' }]);
  return place;
}

/** Finds procedures. One statement; a second one only when words seem to be misspelt. */
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
  const mayBeMisspelt = query !== null && query.codePrefix === null && query.phrase.length >= 3;
  if (mayBeMisspelt && (mode === 'similar' || (place.offset === 0 && isWeak(found)))) {
    const similar = await searchSimilar(ctx.db, query, page);
    if (similar.total > 0 || mode === 'similar') {
      found = similar;
      mode = 'similar';
    }
  }
  const next = place.offset + found.items.length;
  const more = found.items.length > 0 && next < found.total;
  return { items: found.items, total: found.total, nextCursor: more ? writeCursor({ mode, offset: next }) : null };
});
