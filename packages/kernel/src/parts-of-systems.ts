import type { SystemName } from '@dongbo/contract';
import type { Queueable } from './jobs/job.ts';
import type { WorkerParts } from './jobs/worker-parts.ts';
import { kernelDeliveries, kernelJobs, kernelSchedules } from './kernel-jobs.ts';
import { kernelMeasures } from './measures/kernel-measures.ts';
import type { Measure } from './measures/measure.ts';
import type { ScheduleParts } from './schedules/run-schedules.ts';
import type { System } from './system.ts';

interface Named {
  readonly name: string;
  readonly system: SystemName;
}

/** Things of one kind of the kernel and of all systems, each under a name of its own that begins with its system.
 * @throws Error when two have one name, or a system brings one that bears the name of another. */
function gather<T extends Named>(
  what: string,
  ofKernel: readonly T[],
  systems: readonly System[],
  of: (system: System) => readonly T[],
): readonly T[] {
  const own: readonly (readonly [SystemName, readonly T[]])[] = [
    ['kernel', ofKernel],
    ...systems.map((system) => [system.name, of(system)] as const),
  ];
  const known = new Set<string>();
  for (const [system, things] of own) {
    for (const { name, system: named } of things) {
      if (named !== system)
        throw new Error(`The system ${system} brings a ${what} "${name}": it is named after another`);
      if (known.has(name)) throw new Error(`Two ${what}s are called ${name}`);
      known.add(name);
    }
  }
  return own.flatMap(([, things]) => things);
}

export type PartsOfSystems = Pick<WorkerParts, 'jobs' | 'deliveries' | 'reactions' | 'projections' | 'schedules'>;

/** What a worker does for the kernel and for these systems.
 * @throws Error when names clash, or a schedule enqueues a job that no system brings and nobody would ever run. */
export function partsOfSystems(systems: readonly System[]): PartsOfSystems {
  // In the queue both are tasks, under one namespace.
  const tasks = gather<Queueable>('job', [...kernelJobs, ...kernelDeliveries], systems, (system) => [
    ...system.jobs,
    ...system.deliveries,
  ]);
  const schedules = gather('schedule', kernelSchedules, systems, (system) => system.schedules);
  const stray = schedules.find(({ job }) => !tasks.some(({ name }) => name === job.name));
  if (stray !== undefined) throw new Error(`${stray.name} enqueues "${stray.job.name}", which no system brings`);
  return {
    jobs: [...kernelJobs, ...systems.flatMap(({ jobs }) => jobs)],
    deliveries: [...kernelDeliveries, ...systems.flatMap(({ deliveries }) => deliveries)],
    schedules,
    reactions: systems.flatMap(({ reactions }) => reactions),
    projections: gather('projection', [], systems, (system) => system.projections),
  };
}

/** The measures of the kernel and of these systems; `schedules` of the kernel's are all there are.
 * @throws Error when names clash. */
export const measuresOfSystems = (
  systems: readonly System[],
  schedules: Omit<ScheduleParts, 'log'>,
): readonly Measure[] => gather('measure', kernelMeasures(schedules), systems, (system) => system.measures);
