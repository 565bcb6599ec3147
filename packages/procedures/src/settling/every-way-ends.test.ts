import { processEnd, type ProcessAction } from '@dongbo/contract';
import type { DossierProcess, DossierVocabulary } from '@dongbo/contract/procedures';
import { loadCalendar, type Actor, type Colleague, type UnitFacts } from '@dongbo/kernel';
import { describe, expect, test } from 'vitest';
import type { StoredDossier, StoredResult } from '../dossiers/stored-dossier.ts';
import { actionsOf, mayWriteResult } from '../dossiers/official-view.ts';
import { defaultProcesses } from '../processes/default-processes.ts';
import { planMove } from './plan-move.ts';

const at = new Date('2026-03-11T09:00:00+07:00');
const calendar = loadCalendar();
const everywhere = 'unit';

const unit: UnitFacts = {
  id: everywhere,
  code: 'H19',
  name: 'Đơn vị',
  kind: 'department',
  type: null,
  functionKey: null,
  parent: null,
  ancestors: [everywhere],
};

/** Somebody who holds one role everywhere; each role is another person, as the separation of duties wants. */
const holder = (role: string): Actor => ({
  personId: role,
  name: role,
  kind: 'official',
  username: role,
  grants: [
    {
      role,
      unitId: everywhere,
      unitName: '',
      field: null,
      permissions: ['procedures.dossier.act', 'procedures.result.write'],
    },
  ],
});

const colleague = (role: string): Colleague => ({
  id: role,
  name: role,
  identityNumber: null,
  held: [{ role, unitId: everywhere, field: null }],
});

function waiting(process: DossierProcess): StoredDossier {
  return {
    id: 'dossier',
    code: 'H19-260311-0001',
    state: 'submitted',
    channel: 'DIRECT',
    procedure: { versionId: 'v', code: '1', name: 'Thủ tục', field: '', limit: { unit: 'working-day', value: 3 } },
    shortName: null,
    process,
    processId: process.key,
    receiving: unit,
    competent: unit,
    division: unit,
    committeeOffice: unit,
    personId: null,
    owner: { type: 'citizen', name: 'Chủ', identityNumber: null, address: null, phone: null, email: null },
    submitterName: 'Chủ',
    answers: {},
    forms: [],
    content: null,
    papers: [],
    paperCase: null,
    files: [],
    returnMethod: 'one-stop',
    stepId: process.steps[0]?.id ?? null,
    stepSince: at,
    cameBack: null,
    assignee: null,
    stepActors: {},
    stepActorNames: {},
    submittedAt: at,
    returnedAt: null,
    supplementPolicy: 'shift',
    calendar: 'vn',
    clock: null,
    receiptNumber: null,
    result: null,
    openPath: null,
    proposal: null,
    resultMark: null,
    resultChange: null,
    supplements: 0,
    referrals: 0,
    waitsFor: 0,
    siteChecks: 0,
    supplement: null,
    apology: null,
    ending: null,
    version: 1,
  };
}

const written: StoredResult = {
  state: 'draft',
  title: 'Kết quả',
  body: 'Nội dung',
  uploadedFileId: null,
  number: null,
  numberedOn: null,
  signerName: null,
  signedAt: null,
  signedFileId: null,
  checkToken: null,
  issuedAt: null,
  receiver: null,
};

const keyOf = ({ stepId, state, result, clock, assignee }: StoredDossier): string =>
  [stepId ?? processEnd, state, result?.state ?? 'none', clock === null ? '' : 'clock', assignee?.id ?? ''].join(' ');

const actorOf = (dossier: StoredDossier, action: ProcessAction<DossierVocabulary>): Actor => {
  const step = dossier.process.steps.find(({ id }) => id === dossier.stepId);
  return holder((action.by ?? step?.actor)?.role ?? '');
};

/** Everything that may happen to a dossier next: each action by whose it is, a result written by whom the desk lets write, and
 * the signature that the worker gives. */
function onward(dossier: StoredDossier): StoredDossier[] {
  const step = dossier.process.steps.find(({ id }) => id === dossier.stepId);
  const moved = (step?.actions ?? []).flatMap((action) => {
    const to = dossier.process.steps.find(({ id }) => id === action.to);
    const assignee = action.needs.includes('assignee') ? colleague(to?.actor.role ?? '') : undefined;
    const order = { action: action.id, note: 'lý do', receiver: { kind: 'owner' } as const, assignee };
    const plan = planMove(dossier, order, { actor: actorOf(dossier, action), at, calendar });
    return plan.kind === 'planned' ? [{ ...plan.after, version: 1 }] : [];
  });
  const writes = mayWriteResult(holder(step?.actor.role ?? ''), dossier) ? [{ ...dossier, result: written }] : [];
  const { result } = dossier;
  const signs = result?.state === 'signing' ? [{ ...dossier, result: { ...result, state: 'signed' as const } }] : [];
  return [...moved, ...writes, ...signs];
}

/** Every state that a dossier can get into, with what may follow. */
function walk(process: DossierProcess): ReadonlyMap<string, { dossier: StoredDossier; next: readonly string[] }> {
  const seen = new Map<string, { dossier: StoredDossier; next: readonly string[] }>();
  const open = [waiting(process)];
  for (let dossier = open.pop(); dossier !== undefined; dossier = open.pop()) {
    if (seen.has(keyOf(dossier))) continue;
    const next = onward(dossier);
    seen.set(keyOf(dossier), { dossier, next: next.map(keyOf) });
    open.push(...next);
  }
  return seen;
}

describe.each(defaultProcesses.map((process) => [process.key, process] as const))('%s', (_key, process) => {
  const states = walk(process);

  test('has a way to the end from every state that a dossier can get into', () => {
    const ending = new Set([...states].filter(([, { dossier }]) => dossier.stepId === null).map(([key]) => key));
    expect(ending.size).toBeGreaterThan(0);
    for (let before = -1; before !== ending.size;) {
      before = ending.size;
      for (const [key, { next }] of states) if (next.some((one) => ending.has(one))) ending.add(key);
    }
    expect([...states.keys()].filter((key) => !ending.has(key))).toEqual([]);
  });

  test('meets every step, and each state of a result', () => {
    const all = [...states.values()].map(({ dossier }) => dossier);
    expect(new Set(all.map(({ stepId }) => stepId))).toEqual(new Set([null, ...process.steps.map(({ id }) => id)]));
    expect(new Set(all.map(({ result }) => result?.state))).toEqual(
      new Set([undefined, 'draft', 'signing', 'signed', 'issued']),
    );
  });

  test('lets nobody lead back what is issued, and does not offer it', () => {
    const issued = [...states.values()]
      .map(({ dossier }) => dossier)
      .filter(({ result }) => result?.state === 'issued');
    const handing = issued.filter(({ stepId }) => stepId !== null);
    expect(new Set(handing.map(({ stepId }) => stepId))).toEqual(new Set(['handover']));
    for (const dossier of handing) {
      const counter = holder('counter-officer');
      expect(actionsOf(counter, dossier).map(({ id }) => id)).toEqual(['hand-over']);
      const back = planMove(dossier, { action: 'return', note: 'sai họ tên' }, { actor: counter, at, calendar });
      expect(back).toMatchObject({ kind: 'refused', code: 'result.issued-already' });
    }
  });

  // Led back by the version before this rule: forward is left, also where the step has to be given to somebody else.
  test('leads on whatever was led back before', () => {
    const issued = { ...written, state: 'issued' as const };
    for (const { id } of process.steps) {
      const somewhere = [...states.values()].map(({ dossier }) => dossier).find(({ stepId }) => stepId === id);
      if (somewhere === undefined) throw new Error(`No dossier at ${id}`);
      const stuck: StoredDossier = { ...somewhere, state: 'resulted', result: issued };
      expect(onward(stuck), id).not.toEqual([]);
    }
  });
});
