import type { DossierDay, DossierStanding, DossierState } from '@dongbo/contract/procedures';
import { sql, type RawBuilder } from 'kysely';

type Condition = RawBuilder<boolean>;

/** One way in which a dossier can stand. */
interface Standing {
  /** Over `dossier d`, as of an instant. */
  readonly is: (now: Date) => Condition;
  /** Whether nobody has been given the result yet (`returned_at is null`): of a hundred dossiers one, with an index of their own. */
  readonly unreturned: boolean;
}

const inState = (state: DossierState): Standing => ({
  is: () => sql<boolean>`d.state = ${state}`,
  unreturned: state !== 'returned',
});

const isOpen = sql<boolean>`d.state in ('submitted', 'in-progress', 'suspended')`;

/** Every condition by which dossiers are listed, counted and measured, once. What is late is what the legal clock says
 * (`dueStateOf`: also when it was suspended after its time ran out), and whether it ended in time as well (`outcomeOf`), however it
 * ended. */
const standings: Readonly<Record<DossierStanding, Standing>> = {
  submitted: inState('submitted'),
  'in-progress': inState('in-progress'),
  suspended: inState('suspended'),
  resulted: inState('resulted'),
  returned: inState('returned'),
  refused: inState('refused'),
  withdrawn: inState('withdrawn'),
  stopped: inState('stopped'),
  open: { is: () => isOpen, unreturned: true },
  late: { is: (now) => sql<boolean>`(${isOpen} and d.due_at < ${now}::timestamptz)`, unreturned: true },
  done: { is: () => sql<boolean>`d.state in ('resulted', 'returned')`, unreturned: false },
  'in-time': { is: () => sql<boolean>`d.finished_at <= d.due_at`, unreturned: false },
  'after-time': { is: () => sql<boolean>`d.finished_at > d.due_at`, unreturned: false },
};

/** Whether `dossier d` stands so at an instant. */
export const stands = (standing: DossierStanding, now: Date): Condition => standings[standing].is(now);

/** Whether only dossiers can stand so whose result nobody has been given. */
export const isUnreturned = (standing: DossierStanding): boolean => standings[standing].unreturned;

const dayColumns: Readonly<Record<DossierDay, string>> = {
  submitted: 'submitted_at',
  received: 'received_at',
  due: 'due_at',
  finished: 'finished_at',
};

/** Days in Asia/Ho_Chi_Minh, YYYY-MM-DD, both included. */
export interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The first instant of a day, or of a day after it. */
const startOf = (day: string, later = 0): RawBuilder<Date> =>
  sql<Date>`(${day}::date + ${sql.lit(later)})::timestamp at time zone 'Asia/Ho_Chi_Minh'`;

/** Whether a day of a dossier under an alias lies within bounds; null: nothing bounds it. */
export function onDays(by: DossierDay, { from, to }: Days, alias: 'd' | 'n' = 'd'): Condition | null {
  const at = sql.ref(`${alias}.${dayColumns[by]}`);
  const bounds = [
    ...(from === undefined ? [] : [sql<boolean>`${at} >= ${startOf(from)}`]),
    ...(to === undefined ? [] : [sql<boolean>`${at} < ${startOf(to, 1)}`]),
  ];
  return bounds.length === 0 ? null : sql<boolean>`(${sql.join(bounds, sql` and `)})`;
}
