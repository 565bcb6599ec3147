import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Match = { field: z.string().optional(), ministry: z.string().optional(), handler: z.string().optional() };

const Routing = z.object({
  commune: z.object({ divisions: z.array(z.object({ ...Match, division: z.string() })), otherwise: z.string() }),
  province: z.object({
    bodies: z.array(z.object({ ...Match, body: z.string() })),
    otherwise: z.string(),
    division: z.string(),
    committee: z.object({ handler: z.string(), unless: z.array(z.string()), office: z.string() }),
  }),
});

const routing = Routing.parse(JSON.parse(readFileSync(new URL('../../data/routing.json', import.meta.url), 'utf8')));

/** What of a procedure decides where it is settled. */
export interface RoutedProcedure {
  readonly settledBy: 'commune' | 'province' | 'both' | null;
  readonly handlers: readonly string[];
  readonly ministry: string;
  readonly field: string;
}

/** Who settles a dossier, by function keys of units; null: not settled at that level. */
export interface Route {
  /** Division of the commune that is competent. */
  readonly commune: { readonly division: string } | null;
  /** Body of the province and its division; `committeeOffice` where the committee of the province decides on what that body has
   * prepared. */
  readonly province: {
    readonly body: string;
    readonly division: string;
    readonly committeeOffice: string | null;
  } | null;
}

interface Condition {
  readonly field?: string | undefined;
  readonly ministry?: string | undefined;
  readonly handler?: string | undefined;
}

const matches = (condition: Condition, procedure: RoutedProcedure): boolean =>
  (condition.field === undefined || condition.field === procedure.field) &&
  (condition.ministry === undefined || condition.ministry === procedure.ministry) &&
  (condition.handler === undefined || procedure.handlers.includes(condition.handler));

/** Does the source give the procedure to the committee of the province, and to no body below it? */
const isCommitteeMatter = ({ handlers }: RoutedProcedure): boolean => {
  const { handler, unless } = routing.province.committee;
  return handlers.includes(handler) && !unless.some((body) => handlers.includes(body));
};

/** Where a procedure is settled at each level, by the table `data/routing.json`; the first line that fits decides. */
export function routeOf(procedure: RoutedProcedure): Route {
  const at = (level: 'commune' | 'province') => procedure.settledBy === level || procedure.settledBy === 'both';
  const { commune, province } = routing;
  return {
    commune: at('commune')
      ? { division: commune.divisions.find((line) => matches(line, procedure))?.division ?? commune.otherwise }
      : null,
    province: at('province')
      ? {
          body: province.bodies.find((line) => matches(line, procedure))?.body ?? province.otherwise,
          division: province.division,
          committeeOffice: isCommitteeMatter(procedure) ? province.committee.office : null,
        }
      : null,
  };
}
