import { loadCalendar } from '@dongbo/kernel';
import { dueByWalking, type Ledger } from './count-by-walking.ts';

/** Reads a space, with its schemas in the search path. */
export interface Reading {
  query(text: string): Promise<{ readonly rows: readonly unknown[] }>;
}

/** What happened, as events tell it. */
interface Told {
  readonly type: string;
  readonly at: string;
  /** Was the due date of a reception known at once? */
  readonly known: boolean | null;
}

interface Row {
  readonly code: string;
  readonly received_at: Date | null;
  readonly received_by_competent_at: Date | null;
  readonly limit_unit: string | null;
  readonly limit_value: string | null;
  readonly supplement_policy: string;
  readonly calendar: string;
  readonly original_due_at: Date | null;
  readonly due_at: Date | null;
  readonly ledger: readonly { readonly from: string; readonly to: string | null }[];
  readonly told: readonly Told[];
}

const everyClock = `
  select d.code, d.received_at, d.received_by_competent_at, d.limit_unit, d.limit_value, d.supplement_policy, d.calendar,
    d.original_due_at, d.due_at,
    coalesce((select jsonb_agg(jsonb_build_object('from', s.from_at, 'to', s.to_at) order by s.from_at, s.to_at nulls last)
      from suspension s where s.dossier_id = d.id), '[]') as ledger,
    coalesce((select jsonb_agg(jsonb_build_object('type', replace(e.type, 'procedures.', ''), 'at', e.at,
        'known', (e.payload ->> 'dueAt') is not null) order by e.at, e.xid, e.position)
      from event e where e.subject_id = d.id and e.type in ('procedures.dossier-received', 'procedures.dossier-arrived',
        'procedures.supplement-asked', 'procedures.supplement-answered', 'procedures.supplement-accepted',
        'procedures.dossier-ended')), '[]') as told
  from dossier d`;

interface Pause {
  readonly from: Date;
  to: Date | null;
}

interface Story {
  receivedAt: Date | null;
  arrivedAt: Date | null;
  /** Null: the time has not begun. */
  startedAt: Date | null;
  readonly pauses: Pause[];
  answeredAt: Date | null;
}

type Counting = Pick<Ledger, 'limit' | 'policy' | 'calendar'>;

/** The clock stands since everything was last there, if that was not everything, or since now; and since now where time has run out. */
function standsSince(story: Story, startedAt: Date, at: Date, counting: Counting): Date {
  const due = dueByWalking({ ...counting, startedAt, pauses: story.pauses });
  return due !== null && at > due ? at : (story.answeredAt ?? at);
}

function close(story: Story, at: Date): void {
  const last = story.pauses.at(-1);
  if (last?.to === null) last.to = at;
}

/** One event more of the story. */
function goOn(story: Story, { type, at: text, known }: Told, counting: Counting): void {
  const at = new Date(text);
  if (type === 'dossier-received') {
    story.receivedAt = at;
    if (known === true) story.startedAt = at;
  } else if (type === 'dossier-arrived') {
    story.arrivedAt = at;
    story.startedAt = at;
  } else if (type === 'supplement-asked') {
    const isStanding = story.pauses.at(-1)?.to === null;
    if (story.startedAt !== null && !isStanding)
      story.pauses.push({ from: standsSince(story, story.startedAt, at, counting), to: null });
    story.answeredAt = null;
  } else {
    close(story, at);
    story.answeredAt = type === 'supplement-answered' ? at : null;
  }
}

const written = (at: Date | null): string => at?.toISOString() ?? 'none';
const listed = (pauses: readonly { readonly from: Date; readonly to: Date | null }[]): string =>
  pauses.map(({ from, to }) => `${written(from)}/${written(to)}`).join(' ');

/** Where the record differs from what its story, counted anew, says. */
function differencesOf(row: Row): string[] {
  if (row.limit_unit === null) return row.due_at === null ? [] : [`${row.code}: due without a limit`];
  const counting: Counting = {
    limit: { unit: row.limit_unit, value: Number(row.limit_value) },
    policy: row.supplement_policy,
    calendar: loadCalendar(row.calendar),
  };
  const story: Story = { receivedAt: null, arrivedAt: null, startedAt: null, pauses: [], answeredAt: null };
  for (const told of row.told) goOn(story, told, counting);
  const { startedAt, pauses } = story;
  const due = (counted: readonly Pause[]): Date | null =>
    startedAt === null ? null : dueByWalking({ ...counting, startedAt, pauses: counted });
  const kept = row.ledger.map(({ from, to }) => ({ from: new Date(from), to: to === null ? null : new Date(to) }));
  const facts: [string, string, string][] = [
    ['received', written(row.received_at), written(story.receivedAt)],
    ['received by the agency', written(row.received_by_competent_at), written(story.arrivedAt)],
    ['ledger', listed(kept), listed(pauses)],
    ['first due date', written(row.original_due_at), written(due([]))],
    ['due date', written(row.due_at), written(due(pauses))],
  ];
  return facts.flatMap(([name, stored, counted]) =>
    stored === counted ? [] : [`${row.code}: ${name} is ${stored} instead of ${counted}`],
  );
}

/** Counts the due date of every dossier anew, by a second way: what happened comes from the events instead of the ledger, and the time
 * is walked through day by day. In words everything in which the record differs; empty when no clock is wrong. */
export async function checkDueDates(reading: Reading): Promise<{ dossiers: number; differences: string[] }> {
  const rows = (await reading.query(everyClock)).rows as readonly Row[];
  return { dossiers: rows.length, differences: rows.flatMap(differencesOf) };
}
