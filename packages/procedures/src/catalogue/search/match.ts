import { codesOf } from '../plain-code.ts';
import type { CatalogueIndex, IndexedProcedure } from './catalogue-index.ts';
import { rank } from './rank.ts';
import type { ReadText } from './read-text.ts';

export interface Filters {
  readonly field?: string | undefined;
  readonly ministry?: string | undefined;
  readonly settledBy?: 'commune' | 'province' | undefined;
  readonly here?: boolean | undefined;
  readonly fileable?: boolean | undefined;
  readonly lifeEvent?: string | undefined;
  readonly audience?: string | undefined;
}

export interface Match {
  /** The best first. */
  readonly procedures: readonly IndexedProcedure[];
  readonly suggestion: string | null;
  /** Key of the ministry to which the words belong, when the catalogue lacks its procedures, or of who does it without any. */
  readonly missing: string | null;
  /** What answers best of all, where only what is settled here was asked for and this is not. */
  readonly elsewhere: IndexedProcedure | null;
  /** Nothing answers well: words of papers and agencies may help. */
  readonly weak: boolean;
}

const good = 0.5;
/** What fits as well as this is shown beside the hint to a ministry that is missing. */
const fits = 0.8;
/** How much better words must fit a missing ministry than any procedure, unless they fit it fully. */
const muchBetter = 1.2;

/** Do the words belong to a ministry whose procedures are missing? Nobody is to be sent away wrongly. */
const belongsElsewhere = (absent: number, best: number): boolean =>
  absent >= fits ? absent >= best - 0.02 : absent >= good && absent >= best * muchBetter;

const passes =
  (day: string, filters: Filters) =>
  (one: IndexedProcedure): boolean =>
    one.validFrom <= day &&
    (one.validTo === null || one.validTo >= day) &&
    (filters.field === undefined || one.field === filters.field) &&
    (filters.ministry === undefined || one.ministry === filters.ministry) &&
    (filters.settledBy === undefined || one.settledBy === filters.settledBy || one.settledBy === 'both') &&
    (filters.here === undefined || (one.settledBy !== null) === filters.here) &&
    (filters.fileable === undefined || one.fileable === filters.fileable) &&
    (filters.lifeEvent === undefined || one.lifeEvents.includes(filters.lifeEvent)) &&
    (filters.audience === undefined || one.audiences.includes(filters.audience));

function byWords(index: CatalogueIndex, text: string): Omit<Match, 'elsewhere'> {
  const { hits, suggestion } = rank(index, text);
  const real = hits.filter(({ id }) => index.ministryOf(id) === null);
  const [best] = real;
  const absent = hits.find(({ id }) => index.ministryOf(id) !== null);
  const score = absent?.score ?? 0;
  const isMissing = belongsElsewhere(score, best?.score ?? 0);
  const shown = isMissing ? real.filter((hit) => hit.score >= fits) : real;
  return {
    procedures: shown.flatMap(({ id }) => index.procedures[id] ?? []),
    suggestion: isMissing && shown.length === 0 ? null : suggestion,
    missing: isMissing && absent ? index.ministryOf(absent.id) : null,
    weak: !isMissing && (best?.score ?? 0) < good,
  };
}

/** What begins so, the shortest code first; a local variant that is not there is the national procedure. */
function byCode(index: CatalogueIndex, codePrefix: string): readonly IndexedProcedure[] {
  const begun = index.listed.filter(({ code }) => code.startsWith(codePrefix));
  const found = begun.length > 0 ? begun : index.listed.filter(({ code }) => codesOf(codePrefix).includes(code));
  return found.toSorted((left, right) => left.code.length - right.code.length);
}

function byText(index: CatalogueIndex, query: ReadText): Omit<Match, 'elsewhere'> {
  if (query.kind === 'words') return byWords(index, query.text);
  return {
    procedures: query.kind === 'all' ? index.listed : byCode(index, query.codePrefix),
    suggestion: null,
    missing: null,
    weak: false,
  };
}

/** Finds what a text means among the procedures that are valid on the day and pass the filters. */
export function match(index: CatalogueIndex, query: ReadText, day: string, filters: Filters): Match {
  const found = byText(index, query);
  const best = found.procedures.find(passes(day, { ...filters, here: undefined }));
  const isElsewhere = filters.here === true && query.kind !== 'all' && !found.weak && best?.settledBy === null;
  return {
    ...found,
    procedures: found.procedures.filter(passes(day, filters)),
    elsewhere: isElsewhere ? best : null,
  };
}
