import { DossierProcess } from '@dongbo/contract/procedures';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultProcesses, findDefaultProcess, processKeys, processRoles } from './default-processes.ts';
import { lintDossierProcess } from './lint-dossier-process.ts';

describe('default processes (Decree 61/2018/NĐ-CP art. 17 to 20)', () => {
  test.each(defaultProcesses.map((process) => [process.key, process] as const))('%s can work', (_key, process) => {
    expect(lintDossierProcess(process, { knownRoles: processRoles })).toEqual([]);
  });

  test.each(processKeys)('what is stored of %s is read as it was written', (key) => {
    const stored = readFileSync(new URL(`../../data/processes/${key}.v1.json`, import.meta.url), 'utf8');
    expect(JSON.stringify(DossierProcess.parse(JSON.parse(stored)))).toBe(JSON.stringify(JSON.parse(stored)));
  });

  test.each(processKeys)('%s: one is valid from the day the two tiers began', (key) => {
    expect(findDefaultProcess(key, '2025-06-30')).toBeUndefined();
    expect(findDefaultProcess(key, '2025-07-01')?.key).toBe(key);
  });

  test('every step beside the first has a way back, and the result passes leader and clerk; in the same visit the counter issues', () => {
    for (const process of defaultProcesses) {
      const [, ...later] = process.steps;
      for (const step of later) expect(step.actions.some((action) => action.backward === true)).toBe(true);
      const roleOf = (effect: string) =>
        process.steps.find(({ actions }) => actions.some((action) => action.effect === effect))?.actor.role;
      const signer = process.key === 'province-committee' ? 'committee-leader' : 'leader';
      const issuer = process.key.endsWith('-same-visit') ? 'counter-officer' : 'clerk';
      expect([roleOf('sign-result'), roleOf('issue-result')]).toEqual([signer, issuer]);
    }
  });
});
