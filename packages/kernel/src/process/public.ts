export { completion } from './completion.ts';
export { lintProcess, processFaultCodes } from './lint.ts';
export type { ProcessFault, ProcessFaultCode, ProcessLintOptions } from './lint.ts';
export { canEndWithout } from './process-graph.ts';
export { actorAfter, advance, allowedActions } from './next-steps.ts';
export { findStep, startProcess } from './process-state.ts';
export type {
  ActorFacts,
  ProcessCommand,
  ProcessMove,
  ProcessRefusal,
  ProcessRefusalCode,
  ProcessState,
} from './process-state.ts';
