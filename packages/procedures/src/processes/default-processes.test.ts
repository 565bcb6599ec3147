import { lintProcess } from '@dongbo/kernel';
import { describe, expect, test } from 'vitest';
import { defaultProcesses, findDefaultProcess, processRoles } from './default-processes.ts';

describe('default processes (Decree 61/2018/NĐ-CP art. 17 to 20)', () => {
  test.each(defaultProcesses.map((process) => [process.key, process] as const))('%s can work', (_key, process) => {
    expect(lintProcess(process, { knownRoles: processRoles })).toEqual([]);
  });

  test.each(['commune', 'province'] as const)('%s: one is valid from the day the two tiers began', (level) => {
    expect(findDefaultProcess(level, '2025-06-30')).toBeUndefined();
    expect(findDefaultProcess(level, '2025-07-01')?.level).toBe(level);
  });

  test('every step beside the first has a way back, and the result passes leader and clerk', () => {
    for (const process of defaultProcesses) {
      const [, ...later] = process.steps;
      for (const step of later) expect(step.actions.some((action) => action.backward === true)).toBe(true);
      const roleOf = (effect: string) =>
        process.steps.find(({ actions }) => actions.some((action) => action.effect === effect))?.actor.role;
      expect([roleOf('sign-result'), roleOf('issue-result')]).toEqual(['leader', 'clerk']);
    }
  });
});
