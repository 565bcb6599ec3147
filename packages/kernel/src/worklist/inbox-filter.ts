import { fold, type InboxFilter } from '@dongbo/contract';
import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { KernelContext } from '../operation/kernel-operation.ts';
import { dueStateSql } from './due-state.ts';

type Condition = RawBuilder<unknown>;
type Filter = z.output<typeof InboxFilter>;

/** Escapes what LIKE would read as a pattern. */
const likeText = (text: string): string => `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** Whether the step of work `w` is past its own deadline while the clock runs: a step that waits, or of what has ended, is not late. */
export const isLateStep = (now: Date): Condition =>
  sql`(w.step_due_at < ${now}::timestamptz and not w.suspended and w.finished_at is null)`;

const whoseIs = {
  mine: (me: string | null) => sql`w.assignee_id = ${me}::uuid`,
  unassigned: () => sql`w.assignee_id is null`,
};

/** What is asked of open work `w`, each filter apart; one that is not asked is not there. */
export function inboxConditions(
  { now, actor }: Pick<KernelContext, 'now' | 'actor'>,
  { due, system, kind, stepId, lateStep, whose, q }: Filter,
): Partial<Record<keyof Filter, Condition>> {
  return {
    ...(due && { due: sql`${dueStateSql(now)} = ${due}` }),
    ...(system && { system: sql`w.system = ${system}` }),
    ...(kind && { kind: sql`w.kind = ${kind}` }),
    ...(stepId && { stepId: sql`w.step_id = ${stepId}` }),
    ...(lateStep && { lateStep: isLateStep(now) }),
    ...(whose !== 'all' && { whose: whoseIs[whose](actor.personId) }),
    ...(q && { q: sql`w.search_text like ${likeText(fold(q))}` }),
  };
}

/** Work that fits every filter but those that are left out. */
export function fitsAllBut(conditions: ReturnType<typeof inboxConditions>, ...left: (keyof Filter)[]): Condition {
  const asked = Object.entries(conditions).filter(([name]) => !left.some((one) => one === name));
  return asked.length === 0
    ? sql`true`
    : sql`coalesce(${sql.join(
        asked.map(([, condition]) => condition),
        sql` and `,
      )}, false)`;
}
