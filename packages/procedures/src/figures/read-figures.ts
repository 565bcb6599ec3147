import {
  dossierFigures,
  type DossierDay,
  type DossierFigure,
  type Figures,
  type FigureGroup,
} from '@dongbo/contract/procedures';
import { planAnew, unitNameOn, type Actor } from '@dongbo/kernel';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { groups, ofProcedure } from '../dossiers/dossier-groups.ts';
import { dossierReach } from '../dossiers/dossier-reach.ts';
import { onDays, stands } from '../dossiers/dossier-standings.ts';
import { all } from '../dossiers/found-dossier.ts';
import type { ProceduresTables } from '../tables.ts';
import { workingDaysBetween, type countWorkingDays } from './working-days.ts';

type Condition = RawBuilder<unknown>;

export interface FigureQuestion {
  readonly actor: Actor;
  /** Dossiers are counted that live below a unit where the actor holds this permission. */
  readonly permission: string;
  readonly group: FigureGroup;
  /** Days in Asia/Ho_Chi_Minh, both included. */
  readonly from: string;
  readonly to: string;
  readonly competentUnitId?: string | undefined;
  readonly procedureCode?: string | undefined;
  readonly workingDays: ReturnType<typeof countWorkingDays>;
  readonly now: Date;
}

/** Figures of one row; `key` and `name` are null in the row of all together. */
export interface FigureRow {
  readonly key: string | null;
  readonly name: string | null;
  readonly figures: Figures;
}

interface PartRow {
  readonly key: string | null;
  readonly whole: boolean;
  readonly name: string | null;
  readonly counts: Readonly<Partial<Record<DossierFigure, number>>>;
  readonly days: readonly number[] | null;
}

type Counted = (typeof dossierFigures)[DossierFigure];

const dayOf = (counted: Counted): DossierDay | null => ('by' in counted ? counted.by : null);

/** Figures by the day that has to lie in the period: each part is read over one index. */
const parts = new Map<DossierDay | null, readonly DossierFigure[]>();
for (const [figure, counted] of Object.entries(dossierFigures)) {
  const day = dayOf(counted);
  // The keys of an object are what its type says.
  parts.set(day, [...(parts.get(day) ?? []), figure as DossierFigure]);
}

const whatIs = (figure: DossierFigure, now: Date): Condition => {
  const counted: Counted = dossierFigures[figure];
  return 'state' in counted ? stands(counted.state, now) : sql`true`;
};

/** One part: rows of (key, whole, counts, days), and one of all together. */
function partOf(
  [day, figures]: readonly [DossierDay | null, readonly DossierFigure[]],
  question: FigureQuestion,
  within: readonly Condition[],
): Condition {
  const { now, workingDays } = question;
  const group = groups[question.group];
  const bound = day === null ? sql`d.returned_at is null and ${stands('open', now)}` : onDays(day, question);
  const took =
    day === 'finished'
      ? workingDaysBetween(workingDays, sql.ref('d.received_at'), sql.ref('d.finished_at'))
      : sql`null::int`;
  const counts = figures.map((figure) => sql`${figure}::text, count(*) filter (where ${sql.ref(`x.${figure}`)})`);
  return sql`
    select x.key::text as key, grouping(x.key) = 1 as whole, jsonb_build_object(${sql.join(counts)}) as counts,
      percentile_disc(array[0.5, 0.9]) within group (order by x.took) filter (where x.took is not null) as days
    from (select ${group.key} as key, ${took} as took,
        ${sql.join(figures.map((figure) => sql`${whatIs(figure, now)} as ${sql.ref(figure)}`))}
      from dossier d ${group.beside} where ${all([bound ?? sql`true`, ...within])}) x
    group by grouping sets ((x.key), ())`;
}

const nameOf = (group: FigureGroup, now: Date): Condition =>
  ({
    unit: unitNameOn(sql`r.key::uuid`, now),
    procedure: sql`(select coalesce((select names ->> 'vi' from procedure_reading where code = left(r.key, 8)), v.name)
      from procedure p join procedure_version v on v.procedure_id = p.id where p.code = r.key order by v.valid_from desc limit 1)`,
    person: sql`(select name from person where id = r.key::uuid)`,
  })[group];

const nothing: Figures = {
  received: 0,
  inTime: 0,
  afterTime: 0,
  open: 0,
  late: 0,
  suspended: 0,
  medianDays: null,
  nineInTenDays: null,
};

/** Counts what was received and finished in a period and what is open now, for each unit, procedure or person and for all together,
 * over the dossiers that the list would show the same actor. One statement; each part of it reads one index. */
export async function readFigures(db: Kysely<ProceduresTables>, question: FigureQuestion): Promise<FigureRow[]> {
  const { actor, permission, competentUnitId, procedureCode, group, now } = question;
  const reach = dossierReach(actor, permission, 0);
  const within: Condition[] = [reach.includes];
  if (competentUnitId) within.push(sql`d.competent_unit_id = ${competentUnitId}::uuid`);
  if (procedureCode) within.push(ofProcedure(procedureCode));
  const { rows } = await sql<PartRow>`${sql.raw(planAnew)}
    with ${reach.tables},
    counted as (${sql.join(
      [...parts].map((part) => partOf(part, question, within)),
      sql` union all `,
    )})
    select r.*, case when not r.whole then ${nameOf(group, now)} end as name from counted r where r.whole or r.key is not null`.execute(
    db,
  );
  const found = new Map<string | null, FigureRow>([[null, { key: null, name: null, figures: nothing }]]);
  for (const { key, name, counts, days } of rows) {
    const row = found.get(key) ?? { key, name, figures: nothing };
    const [medianDays, nineInTenDays] = days ?? [row.figures.medianDays, row.figures.nineInTenDays];
    const figures = { ...row.figures, ...counts, medianDays: medianDays ?? null, nineInTenDays: nineInTenDays ?? null };
    found.set(key, { ...row, figures });
  }
  return [...found.values()];
}
