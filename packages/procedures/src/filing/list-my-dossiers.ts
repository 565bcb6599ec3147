import type { LocalText } from '@dongbo/contract';
import { DossierState, listMyDossiers as endpoint } from '@dongbo/contract/procedures';
import { formatInstant, lateDaysOf, readIdCursor } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';
import { shortNameOf } from '../catalogue/search-store.ts';
import { defineOperation, type Context } from '../define.ts';
import { numberAndName } from '../dossiers/own-dossier.ts';
import { OpenPath, StoredMark } from '../dossiers/stored-dossier.ts';
import { payableStates } from '../fees/fee-record.ts';
import { asksOwnerNow, visitJson } from '../site-checks/my-site-checks.ts';
import { lacksWord } from '../supplements/supplement-columns.ts';
import { nextOf } from './my-dossier-view.ts';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly open_path: string | null;
  readonly result_mark: string | null;
  readonly name: string;
  readonly short_name: LocalText | null;
  readonly submitted_at: Date;
  readonly due_at: Date | null;
  readonly finished_at: Date | null;
  readonly calendar: string;
  readonly answer_by: Date | null;
  readonly to_pay: string | null;
  /** Where the owner is asked to be there, and when. */
  readonly visit: { readonly at: string; readonly place: string } | null;
}

/** Ids of one page, newest first, of what the account filed and of what a counter took in for its holder; with the first page those of
 * which something is asked, however old they are. */
function wanted(
  personId: string | null,
  { before, limit, now }: { readonly before: string | undefined; readonly limit: number; readonly now: Date },
): RawBuilder<unknown> {
  const filed = sql`d.person_id = ${personId}`;
  const takenIn = sql`d.person_id is null and (d.identity_number, d.owner_name_folded) in ${numberAndName(personId)}`;
  const newest = (whose: RawBuilder<unknown>) => sql`(select d.id from dossier d where ${whose}
    ${before === undefined ? sql`` : sql`and d.id < ${before}::uuid`} order by d.id desc limit ${limit + 1})`;
  const asked = (
    whose: RawBuilder<unknown>,
  ) => sql`(select d.id from dossier d where ${whose} and d.open_path = 'supplement-asked')
    union (select d.id from dossier d join fee_demand f on f.dossier_id = d.id and f.state = 'open'
      where ${whose} and d.state = any(${payableStates}))
    union (select d.id from dossier d where ${whose} and d.site_checks > 0
      and exists (select from site_check c where c.dossier_id = d.id and ${asksOwnerNow(now)}))`;
  const page = sql`${newest(filed)} union ${newest(takenIn)}`;
  return before === undefined ? sql`${page} union ${asked(filed)} union ${asked(takenIn)}` : page;
}

function viewOf(row: Row, { now, calendar }: Pick<Context, 'now' | 'calendar'>) {
  const dossier = {
    state: DossierState.parse(row.state),
    openPath: OpenPath.parse(row.open_path),
    resultMark: StoredMark.parse(row.result_mark),
  };
  const toPay = row.to_pay === null ? null : Number(row.to_pay);
  return {
    id: row.id,
    code: row.code,
    state: dossier.state,
    procedureName: row.name,
    shortName: row.short_name,
    submittedAt: formatInstant(row.submitted_at),
    resultMark: dossier.resultMark,
    dueAt: row.due_at && formatInstant(row.due_at),
    lateDays: lateDaysOf(row.due_at, row.finished_at ?? now, calendar(row.calendar)),
    next: nextOf(dossier, {
      hasToPay: toPay !== null,
      hasExplained: dossier.openPath === 'supplement-asked' && row.answer_by === null,
    }),
    visit: row.visit && { at: formatInstant(new Date(row.visit.at)), place: row.visit.place },
    toPay,
    answerBy: row.answer_by && formatInstant(row.answer_by),
  };
}

/** When something is over of which the owner has to think: until when to answer, when to be there. */
const nextDayOf = ({ answer_by: answerBy, visit }: Row): number =>
  Math.min(answerBy?.getTime() ?? Infinity, visit === null ? Infinity : Date.parse(visit.at));

/** What has to be answered soonest stands first, what only has to be paid behind it. */
const nearestFirst = (one: Row, other: Row): number => nextDayOf(one) - nextDayOf(other) || 0;

/** My dossiers, newest first; ids sort by time, so the last id is the cursor. */
export const listMyDossiers = defineOperation(endpoint, async (ctx, input) => {
  const before = input.cursor === undefined ? undefined : readIdCursor(input.cursor);
  const { rows } = await sql<Row>`
    select d.id, d.code, d.state, d.open_path, d.result_mark, v.name, ${shortNameOf(sql.ref('p.code'))} as short_name, d.submitted_at, d.due_at, d.finished_at, d.calendar,
      case when d.open_path = 'supplement-asked' then (
        select q.answer_by from supplement_request q where q.dossier_id = d.id and q.closed_at is null and ${lacksWord}) end as answer_by,
      case when d.site_checks > 0 then ${visitJson(ctx.now)} end as visit,
      case when d.state = any(${payableStates}) then (
        select f.service_fee + f.charge from fee_demand f where f.dossier_id = d.id and f.state = 'open') end as to_pay
    from dossier d
    join procedure_version v on v.id = d.procedure_version_id
    join procedure p on p.id = v.procedure_id
    where d.id in (${wanted(ctx.actor.personId, { before, limit: input.limit, now: ctx.now })})
    order by d.id desc`.execute(ctx.db);
  const items = rows.slice(0, input.limit).map((row) => viewOf(row, ctx));
  return {
    items,
    nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null,
    asked:
      before === undefined
        ? rows
            .toSorted(nearestFirst)
            .map((row) => viewOf(row, ctx))
            .filter(({ answerBy, toPay, visit }) => answerBy !== null || toPay !== null || visit !== null)
        : [],
  };
});
