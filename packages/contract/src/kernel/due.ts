import { z } from 'zod';

/** Words for where a piece of work stands against its due instant. `not-started`: no due date yet; `finished`: its time has
 * ended, only something like the hand-over is left. */
export const dueStates = ['overdue', 'today', 'soon', 'later', 'suspended', 'not-started', 'finished'] as const;
export const DueState = z
  .enum(dueStates)
  .describe(
    'Where it stands against its due instant; `not-started`: no due date yet; `finished`: its time has ended, whether late or not',
  );
export type DueState = z.infer<typeof DueState>;

/** How late something is, as every list, page and file says it. */
export const LateDays = z
  .number()
  .int()
  .min(0)
  .nullable()
  .describe(
    'Working days that have begun after the due day, 0 on the due day itself and until the next; null: not overdue',
  );

/** How a list or a page says where something stands by its date. */
export const dueFacts = { dueState: DueState, lateDays: LateDays };
