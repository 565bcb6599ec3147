import { readFileSync } from 'node:fs';
import { suggestedResultTitle } from '@dongbo/contract/procedures';
import type { KnownTimeLimit, Procedure, ReturnMethod } from '@dongbo/contract/procedures';
import type { SpaceDatabase } from '@dongbo/kernel';
import { formsForProcedure, paperResultOf, routeOf } from '@dongbo/procedures';
import { sql } from 'kysely';
import { z } from 'zod';

const Choice = z.object({
  commune: z.array(
    z.object({
      code: z.string(),
      weight: z.number(),
      channel: z.enum(['ONLINE', 'DIRECT']),
      workingDays: z.number(),
      form: z.string().optional(),
      inVisit: z.boolean().default(false),
    }),
  ),
  communeOthers: z.object({ perDivision: z.number(), weight: z.number() }),
  province: z.object({
    perBody: z.number(),
    perBodyOfCommittee: z.number(),
    weight: z.number(),
    workingDays: z.number(),
  }),
  preferred: z.array(z.string()),
  askedAgain: z.object({ code: z.string(), paperCase: z.string(), workingDays: z.number() }),
});

const choice = Choice.parse(
  JSON.parse(readFileSync(new URL('../../data/demonstrated-procedures.json', import.meta.url), 'utf8')),
);

/** A procedure with dossiers in the demonstration. */
export interface Shown {
  readonly code: string;
  /** What people call it. */
  readonly name: string;
  /** What its result is called. */
  readonly resultTitle: string;
  readonly weight: number;
  readonly channel: 'ONLINE' | 'DIRECT';
  /** Function key of the body of the province; null: settled by communes. */
  readonly body: string | null;
  /** Prepared by the body, decided by the committee of the province. */
  readonly byCommittee: boolean;
  /** Function key of the division. */
  readonly division: string;
  /** What the officer names where the source states no limit that can be counted. */
  readonly limit: KnownTimeLimit;
  /** The procedure's own form; undefined: the general request. */
  readonly form: string | undefined;
  readonly componentId: string | null;
  readonly returnMethod: ReturnMethod;
  /** Taken in, settled and handed over at the counter in the same visit. */
  readonly inVisit: boolean;
}

const isOfCommittee = ({ settled_by: settledBy, handlers, ministry, field }: Row): boolean =>
  typeof routeOf({ settledBy, handlers, ministry, field }).province?.committeeOffice === 'string';

interface Row {
  readonly code: string;
  readonly name: string;
  readonly short: string | null;
  readonly field: string;
  readonly ministry: string;
  readonly handlers: readonly string[];
  readonly settled_by: 'commune' | 'province' | 'both' | null;
  readonly fileable: boolean;
  readonly day: string;
  readonly component: string | null;
  readonly results: Procedure['results'];
}

const generalForms = 'applicant,general-request';
const wholeDays = (value: number): KnownTimeLimit => ({ unit: 'working-day', value });

/** Names that a list can show whole, so that what a newcomer sees first is easy to read. */
const isHandy = ({ name }: Row): boolean => name.length >= 18 && name.length <= 110 && !name.includes('biên giới');

function shownOf(row: Row, weight: number, days: number, atCommune: boolean): Shown {
  const route = routeOf({
    settledBy: row.settled_by,
    handlers: row.handlers,
    ministry: row.ministry,
    field: row.field,
  });
  return {
    code: row.code,
    name: row.short ?? row.name,
    resultTitle: suggestedResultTitle({ results: row.results, name: row.short ?? row.name }),
    weight,
    channel: 'ONLINE',
    body: atCommune ? null : (route.province?.body ?? null),
    byCommittee: !atCommune && isOfCommittee(row),
    division: (atCommune ? route.commune?.division : route.province?.division) ?? '',
    limit: wholeDays(days),
    form: undefined,
    componentId: row.component,
    returnMethod: paperResultOf(row.results, row.day)?.methods[0] ?? 'online',
    inVisit: false,
  };
}

/** The procedure by which what is held is shown: it asks for its own result of before. */
export const askedAgain = {
  code: choice.askedAgain.code,
  paperCase: choice.askedAgain.paperCase,
  limit: wholeDays(choice.askedAgain.workingDays),
};

/** Of the choice those that a small demonstration can do with: the most used of each division, one of each body, what ends
 * in the same visit, and what asks for its own result again. */
export function fewOf(shown: readonly Shown[]): readonly Shown[] {
  const mostUsed = shown.toSorted((one, other) => other.weight - one.weight);
  const groups = Map.groupBy(mostUsed, ({ body, byCommittee, division, inVisit }) =>
    inVisit ? 'in visit' : `${body ?? division} ${byCommittee}`,
  );
  const few = [...groups.values()].flatMap((group) => group.slice(0, group[0]?.body === null ? 2 : 1));
  return [...few, ...shown.filter((one) => one.code === askedAgain.code && !few.includes(one))];
}

/** The procedures that people ask for most, with some more of every division and body, so that nobody's desk is empty: the
 * same choice from the same catalogue. */
export async function chooseShown(database: SpaceDatabase): Promise<readonly Shown[]> {
  const { rows } = await sql<Row>`
    select p.code, v.name, r.names ->> 'vi' as short, v.field, v.ministry, v.handlers, v.settled_by, v.fileable, v.valid_from::text as day,
      jsonb_path_query_first(v.content, '$.componentGroups[*].items[*] ? (!(@.isNote == true)).id') #>> '{}' as component,
      v.content -> 'results' as results
    from procedure_version v join procedure p on p.id = v.procedure_id left join procedure_reading r on r.code = left(p.code, 8)
    where v.valid_to is null and v.settled_by is not null order by p.code`.execute(database.kysely);
  const known = new Map(rows.map((row) => [row.code, row]));
  const named = choice.commune.flatMap(({ code, weight, channel, workingDays, form, inVisit }): Shown[] => {
    const row = known.get(code);
    if (row === undefined || row.settled_by === 'province' || (channel === 'ONLINE' && !row.fileable)) return [];
    return [{ ...shownOf(row, weight, workingDays, true), channel, form, inVisit }];
  });
  const general = rows.filter(
    (row) =>
      row.fileable &&
      formsForProcedure(row.code, row.day)
        .map(({ key }) => key)
        .join(',') === generalForms,
  );
  const preferred = general.filter(({ code }) => choice.preferred.includes(code));
  const handy = general.filter((row) => isHandy(row) && !preferred.includes(row));
  const plain = [...preferred, ...handy, ...general.filter((row) => !isHandy(row) && !preferred.includes(row))];
  const counts = new Map<string, number>();
  for (const { division } of named) counts.set(division, (counts.get(division) ?? 0) + 1);
  const levels = plain.flatMap((row) => [
    ...(row.settled_by === 'province' ? [] : [{ row, atCommune: true }]),
    ...(row.settled_by === 'commune' ? [] : [{ row, atCommune: false }]),
  ]);
  const others = levels.flatMap(({ row, atCommune }): Shown[] => {
    const { weight, days, most } = atCommune
      ? { weight: choice.communeOthers.weight, days: 5, most: choice.communeOthers.perDivision }
      : { weight: choice.province.weight, days: choice.province.workingDays, most: choice.province.perBody };
    const one = shownOf(row, weight, days, atCommune);
    const key = `${one.body ?? one.division}${one.byCommittee ? ' of the committee' : ''}`;
    const before = counts.get(key) ?? 0;
    if (
      before >= (one.byCommittee ? choice.province.perBodyOfCommittee : most) ||
      named.some(({ code }) => code === row.code)
    )
      return [];
    counts.set(key, before + 1);
    return [one];
  });
  return [...named, ...others, ...onPaperOnly(rows, new Set(others.map(({ body }) => body)))];
}

/** One procedure on paper for each body of the province that takes none online. */
function onPaperOnly(rows: readonly Row[], served: ReadonlySet<string | null>): readonly Shown[] {
  const { weight, workingDays } = choice.province;
  const shown = rows
    .filter((row) => !row.fileable && row.settled_by === 'province' && isHandy(row) && !isOfCommittee(row))
    .map((row): Shown => ({ ...shownOf(row, weight, workingDays, false), channel: 'DIRECT' }))
    .filter(({ body }) => body !== null && !served.has(body));
  return [...new Map(shown.toReversed().map((one) => [one.body, one])).values()];
}
