import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  readonly operation: Histogram<'operation' | 'space'>;
  readonly problems: Counter<'code'>;
}

/** Prometheus figures of this process. Labels are names of operations and problem codes: never anything of a person. */
export function createMetrics(): Metrics {
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
  return { registry, operation, problems };
}
