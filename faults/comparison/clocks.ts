import { checkDueDates } from '@dongbo/testing';
import type { Evidence, Finding } from './finding.ts';

/** No clock is wrong: every due date is what its story, counted anew by a second way, says. */
export async function compareClocks({ owner }: Evidence): Promise<Finding> {
  const { dossiers, differences } = await checkDueDates(owner);
  const clocks = differences.map((text) => `clock: ${text}`);
  return { figures: { clocksCounted: dossiers, clocksWrong: clocks.length }, differences: clocks };
}
