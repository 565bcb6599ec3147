import { fold } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { ProceduresTables } from '../tables.ts';
import { copiedTables, copyReactions, copyRows } from './copy-rows.ts';
import { personNames } from './person-names.ts';

type Db = Kysely<ProceduresTables>;

/** A dossier that operations have written, to be multiplied. */
export interface Original {
  readonly id: string;
  /** How often it is taken, compared with the others. */
  readonly weight: number;
  /** How many weeks its copies may lie back. */
  readonly weeks: number;
}

export interface Multiplied {
  readonly dossiers: number;
  readonly rows: number;
}

const nameTable = (part: keyof typeof personNames) =>
  JSON.stringify(personNames[part].map((name) => ({ name, folded: fold(name) })));

/** Which original becomes what: when, at which commune, whose, under which code. Whole weeks, so that working days stay
 * working days. */
async function plan(db: Db, originals: readonly Original[], count: number): Promise<void> {
  const total = originals.reduce((sum, { weight }) => sum + weight, 0);
  let below = 0;
  const ranges = originals.map(({ id, weight, weeks }) => ({
    id,
    weeks,
    low: below / total,
    high: (below += weight) / total,
  }));
  await sql`create temporary table load_plan on commit drop as
    with ranges as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(ranges)}::jsonb) as r(id uuid, weeks integer, low float8, high float8)),
    communes as materialized (
      select row_number() over (order by c.code) - 1 as place, count(*) over () as of_all, c.id, o.id as one_stop_id, o.code as one_stop_code
      from unit c join unit o on o.parent_id = c.id and o.kind = 'one-stop' and o.valid_to is null
      where c.kind = 'commune' and c.valid_to is null),
    dice as materialized (
      select n, random() as which, random() as week, random() as place, floor(random() * 1000000)::integer as name
      from generate_series(1, ${count}::integer) n),
    family as materialized (select row_number() over () - 1 as at, count(*) over () as of_all, f.* from jsonb_to_recordset(${nameTable('family')}::jsonb) as f(name text, folded text)),
    middle as materialized (select row_number() over () - 1 as at, count(*) over () as of_all, f.* from jsonb_to_recordset(${nameTable('middle')}::jsonb) as f(name text, folded text)),
    given as materialized (select row_number() over () - 1 as at, count(*) over () as of_all, f.* from jsonb_to_recordset(${nameTable('given')}::jsonb) as f(name text, folded text)),
    placed as (
      select dice.n, d.id as old_id, d.code as old_code, d.owner ->> 'name' as old_owner_name, d.owner_name_folded as old_owner_name_folded,
        d.receiving_unit_id as old_receiving_unit_id, d.competent_unit_id as old_competent_unit_id, d.division_id as old_division_id,
        make_interval(days => 7 * floor(dice.week * (r.weeks + 1))::integer) as shift, d.submitted_at,
        c.one_stop_id as receiving_unit_id, c.one_stop_code, c.id as competent_unit_id,
        coalesce((select v.id from unit v join unit o on o.id = d.division_id
          where v.parent_id = c.id and v.kind = 'division' and v.function_key = o.function_key and v.valid_to is null), c.id) as division_id,
        f.name || ' ' || m.name || ' ' || g.name as owner_name, f.folded || ' ' || m.folded || ' ' || g.folded as owner_name_folded,
        result.number as old_number, result.numbered_on
      from dice join ranges r on dice.which >= r.low and dice.which < r.high
      join dossier d on d.id = r.id
      left join result on result.dossier_id = d.id
      join communes c on c.place = floor(dice.place * c.of_all)::integer
      join family f on f.at = dice.name % f.of_all
      join middle m on m.at = dice.name / 18 % m.of_all
      join given g on g.at = dice.name / 216 % g.of_all),
    dated as (
      select *, to_char((submitted_at - shift) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as day,
        to_char((numbered_on - shift)::date, 'YYYY') as year
      from placed)
    select dated.*, lpad(to_hex((extract(epoch from submitted_at - shift) * 1000)::bigint), 12, '0') as time_part,
      gen_random_uuid() as id, ''::text as code, ''::text as code_folded, ''::text as old_code_folded, null::text as book, null::text as number,
      row_number() over (partition by one_stop_code, day order by n) as ordinal,
      case when old_number is not null then row_number() over (partition by competent_unit_id, year, old_number is null order by n) end as result_ordinal
    from dated`.execute(db);
}

/** Draws the numbers of all registers that the plan touches, each counter once. */
async function drawNumbers(db: Db): Promise<void> {
  await sql`with drawn as (
      insert into register_counter as counter (book, period, last)
      select 'dossier:' || one_stop_code, day, count(*) from load_plan group by 1, 2 order by 1, 2
      on conflict (book, period) do update set last = counter.last + excluded.last
      returning book, period, last),
    sizes as (select 'dossier:' || one_stop_code as book, day as period, count(*) as size from load_plan group by 1, 2)
    update load_plan set
      id = (time_part || '7' || substr(md5(load_plan.id::text), 1, 3) || '8' || substr(md5(load_plan.id::text), 4, 15))::uuid,
      code = one_stop_code || '-' || to_char(day::date, 'YYMMDD') || '-' ||
        lpad((drawn.last - sizes.size + ordinal)::text, greatest(4, length((drawn.last - sizes.size + ordinal)::text)), '0')
    from drawn join sizes using (book, period)
    where drawn.book = 'dossier:' || one_stop_code and drawn.period = day`.execute(db);
  await sql`update load_plan set code_folded = translate(lower(code), '.-', '  '), old_code_folded = translate(lower(old_code), '.-', '  ')`.execute(
    db,
  );
  await sql`with drawn as (
      insert into register_counter as counter (book, period, last)
      select 'result:' || competent_unit_id, year, count(*) from load_plan where old_number is not null group by 1, 2 order by 1, 2
      on conflict (book, period) do update set last = counter.last + excluded.last
      returning book, period, last),
    sizes as (
      select 'result:' || competent_unit_id as book, year as period, count(*) as size from load_plan where old_number is not null group by 1, 2)
    update load_plan set book = drawn.book || ':' || drawn.period,
      number = lpad((drawn.last - sizes.size + result_ordinal)::text, greatest(2, length((drawn.last - sizes.size + result_ordinal)::text)), '0')
        || substring(old_number from '/.*$')
    from drawn join sizes using (book, period)
    where old_number is not null and drawn.book = 'result:' || competent_unit_id and drawn.period = year`.execute(db);
}

async function countUse(db: Db): Promise<void> {
  await sql`insert into procedure_use as use (procedure_id, dossiers)
    select v.procedure_id, count(*) from load_plan p join dossier d on d.id = p.id join procedure_version v on v.id = d.procedure_version_id
    group by 1 order by 1 on conflict (procedure_id) do update set dossiers = use.dossiers + excluded.dossiers`.execute(
    db,
  );
}

/** Multiplies dossiers that operations have written, with everything that belongs to them: other persons, all communes,
 * other weeks, codes and numbers from the registers. One transaction; the shape is that of the originals because it is copied. */
export async function multiplyDossiers(db: Db, originals: readonly Original[], count: number): Promise<Multiplied> {
  return await db.transaction().execute(async (transaction) => {
    await sql`set local statement_timeout = 0`.execute(transaction);
    await plan(transaction, originals, count);
    await drawNumbers(transaction);
    await sql`analyze load_plan`.execute(transaction);
    let rows = 0;
    for (const table of copiedTables) rows += await copyRows(transaction, table);
    rows += await copyReactions(transaction);
    await countUse(transaction);
    return { dossiers: count, rows };
  });
}
