import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

import type { JobFigures } from '@dongbo/kernel';
import type { ProjectionFigures } from '../projection-figures.ts';
import type { ScannerState } from '../scanner-state.ts';

export interface Metrics {
  readonly registry: Registry;
  readonly operation: Histogram<'operation' | 'space'>;
  readonly problems: Counter<'code'>;
  readonly uploads: Counter<'verdict'>;
}

/** Where figures come from that are not of this process. */
export interface MetricSources {
  readonly scanner: () => Promise<ScannerState>;
  readonly jobs: () => Promise<readonly JobFigures[]>;
  readonly projections: () => Promise<readonly ProjectionFigures[]>;
  /** How many streams are open in this process. */
  readonly streams: () => number;
}

function addDatabaseGauges(registry: Registry, { jobs, projections }: MetricSources): void {
  new Gauge({
    name: 'dongbo_jobs',
    help: 'Jobs by task and state; given-up: they used up their tries, and a person has to look',
    labelNames: ['task', 'state'] as const,
    registers: [registry],
    async collect() {
      this.reset();
      // Without a database there are no figures of it; those of the process are wanted all the more.
      for (const { task, waiting, running, givenUp } of await jobs().catch(() => [])) {
        this.set({ task, state: 'waiting' }, waiting);
        this.set({ task, state: 'running' }, running);
        this.set({ task, state: 'given-up' }, givenUp);
      }
    },
  });
  new Gauge({
    name: 'dongbo_projection_age_seconds',
    help: 'Age of the oldest event that a projection has not taken in yet; 0 when none waits',
    labelNames: ['projection', 'space'] as const,
    registers: [registry],
    async collect() {
      this.reset();
      for (const { projection, space, ageSeconds } of await projections().catch(() => []))
        this.set({ projection, space }, ageSeconds);
    },
  });
}

/** Prometheus figures of this process. Labels are names of operations and problem codes: never anything of a person. */
export function createMetrics(sources: MetricSources): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const operation = new Histogram({
    name: 'dongbo_operation_seconds',
    help: 'Time from request to answer, by operation',
    labelNames: ['operation', 'space'] as const,
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    registers: [registry],
  });
  const problems = new Counter({
    name: 'dongbo_problems_total',
    help: 'Problem documents answered, by code',
    labelNames: ['code'] as const,
    registers: [registry],
  });
  const uploads = new Counter({
    name: 'dongbo_uploads_total',
    help: 'Uploaded files examined, by verdict; not-scanned: no malware scanner is configured',
    labelNames: ['verdict'] as const,
    registers: [registry],
  });
  new Gauge({
    name: 'dongbo_scanner_up',
    help: 'Malware scanner: 1 answers, 0 does not answer, -1 none is configured',
    registers: [registry],
    async collect() {
      this.set({ none: -1, unreachable: 0, ready: 1 }[await sources.scanner()]);
    },
  });
  new Gauge({
    name: 'dongbo_streams',
    help: 'Open streams of this process: browsers that listen for changes',
    registers: [registry],
    collect() {
      this.set(sources.streams());
    },
  });
  addDatabaseGauges(registry, sources);
  return { registry, operation, problems, uploads };
}
