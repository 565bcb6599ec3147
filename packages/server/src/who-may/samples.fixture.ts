import type { CallOf, DossierId, Endpoint, FileId, PersonId, UnitId } from '@dongbo/contract';
import * as contract from '@dongbo/contract';
import { known } from '../api-world.fixture.ts';

/** What a call of somebody whose role lies elsewhere must come to.
 * - `hidden`: 404 (not found and not yours are one) or 403.
 * - `empty`: an answer without anything of the dossier.
 * - `province`: only a role held for the whole province will do; at a commune, also at the right one, it is 403.
 * - `anywhere`: the same wherever the role is held. */
export type Elsewhere = 'hidden' | 'empty' | 'province' | 'anywhere';

export interface Sample {
  readonly endpoint: Endpoint;
  readonly input: unknown;
  readonly elsewhere: Elsewhere;
}

/** What the samples are about: a dossier that was received at the ward, with the ward and a specialist of it. */
export interface Subject {
  readonly dossierId: DossierId;
  readonly fileId: FileId;
  readonly oneStopId: UnitId;
  readonly communeId: UnitId;
  readonly specialistId: PersonId;
}

const sample = <E extends Endpoint>(endpoint: E, input: CallOf<E>, elsewhere: Elsewhere): Sample => ({
  endpoint,
  input,
  elsewhere,
});

/** One call of every operation of officials that parses. What it would change is either refused (an old version of the
 * dossier) or does no harm. */
export function samplesFor({ dossierId, fileId, oneStopId, communeId, specialistId }: Subject): Sample[] {
  const version = 0;
  const period = { unitId: communeId, from: '2026-03-01', to: '2026-03-31' };
  const owner = {
    type: 'other',
    name: 'Hội minh họa',
    identityNumber: null,
    address: null,
    phone: null,
    email: null,
  } as const;
  return [
    sample(contract.listInbox, {}, 'empty'),
    sample(contract.countInbox, {}, 'empty'),
    sample(contract.listColleagues, { unitId: communeId }, 'hidden'),
    sample(contract.listAudit, {}, 'province'),
    sample(contract.verifyAudit, {}, 'province'),
    sample(contract.importProcedures, { lines: ['{}'], validFrom: '2026-03-11', dryRun: true }, 'province'),
    sample(
      contract.takeInDossier,
      { procedureCode: known.commune, receivingUnitId: oneStopId, owner, papers: [] },
      'hidden',
    ),
    sample(contract.receiveDossier, { dossierId, version }, 'hidden'),
    sample(contract.listDossiers, {}, 'empty'),
    sample(contract.getDossier, { dossierId }, 'hidden'),
    sample(contract.explainDueDate, { dossierId }, 'hidden'),
    sample(contract.actOnDossier, { dossierId, version, action: 'return' }, 'hidden'),
    sample(contract.assignDossiers, { assigneeId: specialistId, dossiers: [{ dossierId, version }] }, 'empty'),
    sample(contract.writeResult, { dossierId, version, title: 'Minh họa', body: 'Minh họa' }, 'hidden'),
    sample(contract.getLetter, { dossierId, form: 'result' }, 'hidden'),
    sample(contract.getDossierFile, { dossierId, fileId }, 'hidden'),
    sample(contract.listTrackingBook, period, 'hidden'),
    sample(contract.printTrackingBook, { ...period, format: 'xlsx' }, 'hidden'),
  ];
}
