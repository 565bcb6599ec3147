import { expect, test } from 'vitest';
import { findDefaultProcess, type ProcessKey } from '../processes/default-processes.ts';
import { stepsOfRoutes } from './staffed-steps-rule.ts';

const unit = (id: string, kind: string, parentId: string | null, functionKey: string | null = null) => ({
  id,
  kind,
  parentId,
  functionKey,
});
const units = [
  unit('province', 'province', null),
  unit('centre', 'one-stop', 'office'),
  unit('office', 'department', 'province', 'van-phong-ubnd'),
  unit('justice', 'department', 'province', 'so-tu-phap'),
  unit('justice-division', 'division', 'justice', 'professional'),
  unit('ward', 'commune', 'province'),
  unit('counter', 'one-stop', 'ward'),
  unit('ward-office', 'division', 'ward', 'office'),
];
const keys: readonly ProcessKey[] = ['commune-default', 'province-default', 'province-committee'];
const processes = Object.fromEntries(
  keys.flatMap((key) => {
    const process = findDefaultProcess(key, '2026-03-11');
    return process === undefined ? [] : [[key, process] as const];
  }),
);
const province = { body: 'so-tu-phap', division: 'professional', committeeOffice: null };
const at = (steps: ReturnType<typeof stepsOfRoutes>) =>
  steps.map(({ step, unitId, role }) => `${step.id} ${unitId} ${role}`);

test('a matter of communes passes the counter, the division and the ward itself', () => {
  const route = { commune: { division: 'office' }, province: null };
  const steps = at(stepsOfRoutes([{ field: 'Hộ tịch', route, codes: ['1.1'] }], units, processes));
  expect(steps).toContain('reception counter counter-officer');
  expect(steps).toContain('processing ward-office specialist');
  expect(steps).toContain('approval ward leader');
  expect(steps.some((one) => one.includes('justice') || one.includes('centre'))).toBe(false);
});

test('a matter of the province passes its centre and the department, and the committee where that decides', () => {
  const own = at(
    stepsOfRoutes([{ field: 'Luật sư', route: { commune: null, province }, codes: [] }], units, processes),
  );
  expect(own).toContain('reception centre counter-officer');
  expect(own).toContain('processing justice-division specialist');
  const route = { commune: null, province: { ...province, committeeOffice: 'van-phong-ubnd' } };
  const committee = at(stepsOfRoutes([{ field: 'Luật sư', route, codes: [] }], units, processes));
  expect(committee.some((one) => one.endsWith('office committee-leader'))).toBe(true);
});

test('where nobody settles it there are no steps', () => {
  const nowhere = { commune: null, province: null };
  const strange = { commune: null, province: { ...province, body: 'so-khac' } };
  expect(
    stepsOfRoutes(
      [
        { field: 'x', route: nowhere, codes: [] },
        { field: 'x', route: strange, codes: [] },
      ],
      units,
      processes,
    ),
  ).toEqual([]);
});
