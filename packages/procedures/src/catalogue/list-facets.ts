import { listFacets as endpoint } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import type { IndexedProcedure } from './search/catalogue-index.ts';
import { indexOf } from './search/load-index.ts';
import { match } from './search/match.ts';
import { readText } from './search/read-text.ts';
import { lifeEvents } from './words/word-data.ts';

/** How many there are of each, the most first. */
function counted(names: readonly string[]): { name: string; count: number }[] {
  return [...Map.groupBy(names, (name) => name)]
    .map(([name, all]) => ({ name, count: all.length }))
    .toSorted((left, right) => right.count - left.count || left.name.localeCompare(right.name, 'vi'));
}

const countOf = (all: readonly IndexedProcedure[], is: (one: IndexedProcedure) => boolean): number =>
  all.filter(is).length;

/** Counts what a search finds by field, ministry and life event. */
export const listFacets = defineOperation(endpoint, async (ctx, input) => {
  const { procedures } = match(await indexOf(ctx.db), readText(input.q), localDate(ctx.now), input);
  return {
    total: procedures.length,
    here: countOf(procedures, ({ settledBy }) => settledBy !== null),
    fileable: countOf(procedures, ({ fileable }) => fileable),
    lifeEvents: lifeEvents
      .map((event) => ({ ...event, count: countOf(procedures, (one) => one.lifeEvents.includes(event.key)) }))
      .filter(({ count }) => count > 0),
    fields: counted(procedures.map(({ field }) => field)),
    ministries: counted(procedures.map(({ ministry }) => ministry)),
  };
});
