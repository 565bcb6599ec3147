import { expect, test } from 'vitest';
import { runFaults } from './fault-run.ts';

test(
  'nothing is lost and nothing done twice while processes are killed and lines are cut',
  { timeout: 420_000 },
  async () => {
    const seed = 20_260_322;
    const report = await runFaults({
      minutes: 0.5,
      seed,
      clients: 4,
      pauses: { from: 1500, to: 6000 },
      say: () => undefined,
    });
    expect(report.differences).toEqual([]);
    expect(report.clean).toBe(true);
    // Enough happened for the comparison to mean something.
    expect(Object.values(report.kills).reduce((sum, one) => sum + one, 0)).toBeGreaterThan(1);
    expect(report.figures['acknowledged']).toBeGreaterThan(50);
    expect(report.figures['dossiers']).toBeGreaterThan(3);
    expect(report.traffic.repeats).toBeGreaterThan(0);
    const { supplements, payments, apologies, endings } = report.traffic;
    expect(supplements + payments + apologies + endings).toBeGreaterThan(1);
    expect(report.figures['clocksCounted']).toBe(report.figures['dossiers']);
  },
);
