import { elapsedWorkingMinutes, loadCalendar } from '@dongbo/kernel';
import { minutesByWalking } from '@dongbo/testing';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { clockInput, startOf } from '../dossiers/dossier-clock.ts';
import { tablesOf } from '../dossiers/settling-world.fixture.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import type { Life } from './life.fixture.ts';

/** What must never change once it is there. */
interface Fixed {
  readonly code: string;
  readonly receipt: string | null;
  readonly receivedAt: string | undefined;
  readonly originalDueAt: string | undefined;
  readonly resultNumber: string | null;
  readonly ending: string | undefined;
}

const fixedOf = ({ code, receiptNumber, clock, result, ending }: StoredDossier): Fixed => ({
  code,
  receipt: receiptNumber,
  receivedAt: clock?.receivedAt.toISOString(),
  originalDueAt: clock?.originalDueAt?.toISOString(),
  resultNumber: result?.number ?? null,
  ending: ending === null ? undefined : JSON.stringify(ending),
});

/** What was there is there, and the same. */
function expectFixed(before: StoredDossier, after: StoredDossier): void {
  const [was, is] = [fixedOf(before), fixedOf(after)];
  for (const [name, value] of Object.entries(was))
    if (value !== null && value !== undefined) expect(Object(is)[name], name).toBe(value);
}

/** Time that passed is never negative, never counted twice, and never more than was worked. */
function expectTime({ world, dossier }: Life): void {
  const { clock, supplementPolicy: policy, calendar: name } = dossier;
  if (clock === null || clock.originalDueAt === null) return;
  const calendar = loadCalendar(name);
  const now = clock.finishedAt ?? world.clock.now();
  const elapsed = elapsedWorkingMinutes(clockInput({ clock, policy, calendar }), now);
  const ledger = { startedAt: startOf(clock), limit: clock.limit, policy, pauses: clock.suspensions, calendar };
  expect(elapsed).toBe(minutesByWalking(ledger, now));
  expect(elapsed).toBeGreaterThanOrEqual(0);
  expect(elapsed).toBeLessThanOrEqual(minutesByWalking({ ...ledger, policy: 'shift', pauses: [] }, now));
  const open = clock.suspensions.filter(({ to }) => to === null);
  expect(open).toHaveLength(dossier.state === 'suspended' && dossier.openPath !== 'ending-proposed' ? 1 : 0);
  if (clock.finishedAt === null && open.length === 0) expect(clock.dueAt).not.toBeNull();
}

const over = new Set(['returned', 'refused', 'withdrawn', 'stopped']);

interface Left {
  readonly work: number;
  readonly requests: number;
  readonly proposals: number;
  readonly demands: number;
  readonly ends: number;
}

/** Work is there for a step, and nothing is left of what is over. */
async function expectNothingLeft({ world, id, dossier }: Life): Promise<void> {
  const { rows } = await sql<Left>`
    select (select count(*)::integer from work_item where subject_id = d.id and system = 'procedures' and slot = 'main') as work,
      (select count(*)::integer from supplement_request where dossier_id = d.id and closed_at is null) as requests,
      (select count(*)::integer from ending_proposal where dossier_id = d.id and closed_at is null) as proposals,
      (select count(*)::integer from fee_demand where dossier_id = d.id and closed_at is null) as demands,
      (select count(*)::integer from event where subject_id = d.id
        and type in ('procedures.dossier-ended', 'procedures.result-returned')) as ends
    from dossier d where d.id = ${id}::uuid`.execute(tablesOf(world));
  const isOver = over.has(dossier.state);
  const [left] = rows;
  expect(left).toMatchObject({ work: dossier.stepId === null ? 0 : 1, ends: isOver ? 1 : 0 });
  expect(left?.requests).toBe(dossier.supplement === null ? 0 : 1);
  expect(left?.proposals).toBe(dossier.proposal === null ? 0 : 1);
  // A receipt that is cancelled opens its demand again, behind the hand-over too.
  expect(left?.demands).toBeLessThanOrEqual(isOver && dossier.state !== 'returned' ? 0 : 1);
  if (isOver) expect(dossier).toMatchObject({ stepId: null, openPath: null, supplement: null, proposal: null });
}

/** Nothing goes back that did not come. */
function expectMoney({ beside }: Life): void {
  for (const { amount, refunded, receipt, cancelled } of beside.payments) {
    expect(refunded).toBeLessThanOrEqual(amount);
    // What pays nothing has no receipt and goes back whole.
    if (receipt === null) expect(refunded).toBe(amount);
    if (cancelled) expect(refunded).toBe(0);
  }
}

/** What holds of a dossier after whatever happened to it. `before`: as it stood until then. */
export async function expectWhole(life: Life, before: StoredDossier): Promise<void> {
  expectFixed(before, life.dossier);
  expect(life.dossier.version).toBeGreaterThanOrEqual(before.version);
  expectTime(life);
  expectMoney(life);
  await expectNothingLeft(life);
}
