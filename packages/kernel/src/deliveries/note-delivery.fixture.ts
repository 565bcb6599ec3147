import { z } from 'zod';
import type { KernelTables } from '../db/tables.ts';
import { deliveriesOf } from './delivery.ts';

export interface NoteOptions {
  /** Where the partner listens. */
  readonly address: string;
  readonly timeoutMs?: number;
  readonly maxAttempts?: number;
  readonly backoffSeconds?: readonly number[];
  /** Between the partner's answer and its record. */
  readonly afterSend?: () => void;
}

/** Tells a partner of a row of `job_progress`, which stands for the message: `waiting`, then `running` when it was claimed,
 * `done` when the partner's answer was recorded, `failed` when it was given up (its share counts how often). */
export const noteDelivery = ({ address, afterSend, ...options }: NoteOptions) =>
  deliveriesOf<KernelTables, unknown>()({
    name: 'kernel.test-note',
    payload: z.object({ progressId: z.uuid() }),
    ...options,
    async claim({ db }, { progressId }) {
      const row = await db
        .updateTable('job_progress')
        .set({ state: 'running' })
        .where('id', '=', progressId)
        .where('state', '!=', 'done')
        .returning('task')
        .executeTakeFirst();
      return row ?? null;
    },
    async send({ task }, { id, number, signal }) {
      const response = await fetch(address, {
        method: 'POST',
        body: JSON.stringify({ task, number }),
        headers: { 'idempotency-key': id },
        signal,
      });
      const answer = await response.text();
      if (!response.ok) throw new Error(`the partner answers ${response.status}`);
      afterSend?.();
      return answer;
    },
    async record(ctx, { payload: { progressId }, answer }) {
      ctx.about(progressId);
      await ctx.db
        .updateTable('job_progress')
        .set({ state: 'done', task: answer })
        .where('id', '=', progressId)
        .execute();
    },
    async givenUp({ db }, { progressId }) {
      await db
        .updateTable('job_progress')
        .set(({ eb }) => ({ state: 'failed', share: eb('share', '+', 1) }))
        .where('id', '=', progressId)
        .execute();
    },
  });
