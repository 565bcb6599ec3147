import type { DossierProcess, DossierVocabulary } from '@dongbo/contract/procedures';
import type { ProcessAction, ProcessStep } from '@dongbo/contract';
import { lintProcess } from '@dongbo/kernel';
import { describe, expect, test } from 'vitest';
import { findDefaultProcess } from './default-processes.ts';
import { dossierFaultCodes, lintDossierProcess, type DossierFaultCode } from './lint-dossier-process.ts';

type Change = (process: DossierProcess) => DossierProcess;

function commune(): DossierProcess {
  const process = findDefaultProcess('commune-default', '2026-03-02');
  if (process === undefined) throw new Error('no default process of communes');
  return process;
}

const inStep =
  (id: string, change: Partial<ProcessStep<DossierVocabulary>>): Change =>
  (process) => ({ ...process, steps: process.steps.map((step) => (step.id === id ? { ...step, ...change } : step)) });
const inAction =
  (actionId: string, change: Partial<ProcessAction<DossierVocabulary>>): Change =>
  (process) => ({
    ...process,
    steps: process.steps.map((step) => ({
      ...step,
      actions: step.actions.map((action) => (action.id === actionId ? { ...action, ...change } : action)),
    })),
  });

/** For every fault one change of a process that is in order, and where the fault must be found. */
const broken: Record<DossierFaultCode, [Change, object]> = {
  'reception-not-first': [(process) => ({ ...process, steps: process.steps.toReversed() }), { step: 'reception' }],
  'no-issuing-step': [inAction('issue', { effect: undefined }), {}],
  'result-can-be-skipped': [inAction('approve', { to: 'handover' }), {}],
  'share-where-no-time-runs': [inStep('reception', { share: 0.1 }), { step: 'reception', detail: '0.1' }],
};

describe('lintDossierProcess', () => {
  test.each(dossierFaultCodes)('finds %s, of which the engine knows nothing', (code) => {
    const [change, where] = broken[code];
    const changed = change(commune());
    expect(lintDossierProcess(commune())).toEqual([]);
    expect(lintDossierProcess(changed)).toContainEqual(expect.objectContaining({ code, ...where }));
    expect(lintProcess(changed).map((fault) => String(fault.code))).not.toContain(code);
  });

  test('a first step that is no reception is named, and so is a second reception', () => {
    const codes = lintDossierProcess(broken['reception-not-first'][0](commune()))
      .filter(({ code }) => code === 'reception-not-first')
      .map(({ step }) => step);
    expect(codes).toEqual(['handover', 'reception']);
  });

  test('what the engine finds is found as well', () => {
    const circling = inAction('hand-over', { to: 'issuing' })(commune());
    expect(lintDossierProcess(circling)).toEqual(expect.arrayContaining(lintProcess(circling)));
    expect(lintProcess(circling).map(({ code }) => code)).toContain('no-path-to-end');
  });
});
