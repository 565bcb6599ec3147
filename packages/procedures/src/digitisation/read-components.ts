import type { DigitisationFigures } from '@dongbo/contract/procedures';
import { unitNameOn, type Actor } from '@dongbo/kernel';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { ofProcedure } from '../dossiers/dossier-groups.ts';
import { livesInReach } from '../dossiers/dossier-reach.ts';
import type { ProceduresTables } from '../tables.ts';

export interface ComponentQuestion {
  readonly actor: Actor;
  readonly permission: string;
  readonly now: Date;
  /** Days of reception in Asia/Ho_Chi_Minh, both included. */
  readonly from: string;
  readonly to: string;
  readonly competentUnitId?: string | undefined;
  readonly procedureCode?: string | undefined;
}

/** One paper of one dossier as a list needs it. */
export interface ComponentRow {
  readonly received_at: string;
  readonly id: string;
  readonly place: number;
  readonly code: string;
  readonly procedure_code: string;
  readonly procedure_name: string;
  readonly unit_name: string | null;
  readonly component_id: string;
  readonly name: string;
  readonly files: number;
  readonly signed: number;
  readonly has_data: boolean;
  readonly reused: boolean;
  /** Number of the result that is used in its place; null: none, or one without a number. */
  readonly result_number: string | null;
}

const midnight = (day: string, after: number): RawBuilder<Date> =>
  sql<Date>`((${day}::date + ${after}::int)::timestamp at time zone 'Asia/Ho_Chi_Minh')`;

const within = (asked: ComponentQuestion): RawBuilder<unknown> =>
  sql.join(
    [
      sql`d.received_at >= ${midnight(asked.from, 0)} and d.received_at < ${midnight(asked.to, 1)}`,
      livesInReach(asked.actor, [asked.permission]),
      ...(asked.competentUnitId === undefined ? [] : [sql`d.competent_unit_id = ${asked.competentUnitId}::uuid`]),
      ...(asked.procedureCode === undefined ? [] : [ofProcedure(asked.procedureCode)]),
    ],
    sql` and `,
  );

/** Each paper `x.paper` of `dossier d` with what is known of its files. */
const papers = sql`
  dossier d join procedure_version v on v.id = d.procedure_version_id join procedure p on p.id = v.procedure_id
  cross join lateral jsonb_array_elements(d.papers) with ordinality as x(paper, place)
  cross join lateral (select array(select jsonb_array_elements_text(x.paper -> 'fileIds')::uuid) as ids) f
  cross join lateral (select cardinality(f.ids) as files,
    (select count(*)::int from signed_copy s where s.file_id = any(f.ids)) as signed,
    exists (select from paper_data a where a.dossier_id = d.id and a.component_id = x.paper ->> 'componentId') as has_data,
    (select jsonb_build_object('isResult', h.source_component_id is null, 'number', h.number) from held_copy h
      where h.file_id = any(f.ids) limit 1) as held) k`;

/** Papers in the order of reception, behind a row. */
export async function readComponents(
  db: Kysely<ProceduresTables>,
  asked: ComponentQuestion,
  after: ComponentRow | null,
  limit: number,
): Promise<ComponentRow[]> {
  const behind =
    after === null
      ? sql``
      : sql`and (d.received_at, d.id, x.place) > (${after.received_at}::timestamptz, ${after.id}::uuid, ${after.place})`;
  const { rows } = await sql<ComponentRow>`
    select d.received_at::text as received_at, d.id, x.place::int as place, d.code, p.code as procedure_code, v.name as procedure_name,
      ${unitNameOn(sql.ref('d.competent_unit_id'), asked.now)} as unit_name, x.paper ->> 'componentId' as component_id,
      x.paper ->> 'name' as name, k.files, k.signed, k.has_data, k.held is not null as reused,
      case when (k.held ->> 'isResult')::boolean then k.held ->> 'number' end as result_number
    from ${papers}
    where ${within(asked)} ${behind}
    order by d.received_at, d.id, x.place limit ${limit}`.execute(db);
  return rows;
}

export interface FiguresRow {
  readonly key: string | null;
  readonly name: string | null;
  readonly figures: DigitisationFigures;
}

/** How far papers are digitised by unit or procedure; the row of all together has no key. One statement. */
export async function readDigitisationFigures(
  db: Kysely<ProceduresTables>,
  asked: ComponentQuestion & { readonly group: 'unit' | 'procedure' },
): Promise<FiguresRow[]> {
  const isUnit = asked.group === 'unit';
  const key = isUnit ? sql`d.competent_unit_id::text` : sql`p.code`;
  const name = isUnit ? unitNameOn(sql`c.key::uuid`, asked.now) : sql`c.name`;
  const { rows } = await sql<FiguresRow>`
    with c as (
      select ${key} as key, max(v.name) as name, jsonb_build_object('papers', count(*), 'digitised', count(*) filter (where k.files > 0),
        'signed', count(*) filter (where k.files > 0 and k.signed = k.files), 'data', count(*) filter (where k.has_data),
        'reused', count(*) filter (where k.held is not null)) as figures
      from ${papers} where ${within(asked)}
      group by grouping sets ((1), ()))
    select c.key, ${name} as name, c.figures from c`.execute(db);
  return rows;
}
