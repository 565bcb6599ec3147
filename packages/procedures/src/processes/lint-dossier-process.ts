import type { DossierProcess } from '@dongbo/contract/procedures';
import {
  canEndWithout,
  lintProcess,
  type ProcessFault,
  type ProcessFaultCode,
  type ProcessLintOptions,
} from '@dongbo/kernel';

export const dossierFaultCodes = [
  'reception-not-first',
  'no-issuing-step',
  'result-can-be-skipped',
  'share-where-no-time-runs',
] as const;
export type DossierFaultCode = (typeof dossierFaultCodes)[number];

export type DossierFault = ProcessFault<ProcessFaultCode | DossierFaultCode>;

/** Refuses processes with which no dossier can be settled: what cannot work at all, and beside it what the one-stop
 * mechanism demands. A dossier starts with its one reception, which starts the time limit; every way to the end issues a
 * result; and no time is planned where none of the limit runs (Decree 61/2018/NĐ-CP art. 17 to 20). */
export function lintDossierProcess(definition: DossierProcess, options: ProcessLintOptions = {}): DossierFault[] {
  return [
    ...lintProcess(definition, options),
    ...lintReception(definition),
    ...lintResult(definition),
    ...lintUntimedSteps(definition),
  ];
}

function lintReception({ steps }: DossierProcess): DossierFault[] {
  return steps
    .filter(({ kind }, index) => (kind === 'reception') !== (index === 0))
    .map(({ id }) => ({ code: 'reception-not-first', step: id }));
}

function lintResult(definition: DossierProcess): DossierFault[] {
  const effects = definition.steps.flatMap(({ actions }) => actions.map(({ effect }) => effect));
  if (!effects.includes('issue-result')) return [{ code: 'no-issuing-step' }];
  return canEndWithout(definition, 'issue-result') ? [{ code: 'result-can-be-skipped' }] : [];
}

/** The limit starts with the reception and is kept once the result is issued. */
function lintUntimedSteps({ steps }: DossierProcess): DossierFault[] {
  return steps
    .filter(({ kind, share }) => (kind === 'reception' || kind === 'handover') && share !== 0)
    .map(({ id, share }) => ({ code: 'share-where-no-time-runs', step: id, detail: String(share) }));
}
