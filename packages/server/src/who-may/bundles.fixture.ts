import type { Space } from '@dongbo/contract';
import * as ofBundles from '@dongbo/contract/procedures';
import type { ProceduresTables } from '@dongbo/procedures';
import type { Kysely } from 'kysely';
import type { Api } from '../api-world.fixture.ts';
import { sample, type Sample, type SharedSubject } from './sample-row.fixture.ts';

const piece = { componentId: 'desk.1', name: 'Minh họa', originals: 1, certifiedCopies: 0, photocopies: 0 };

/** A list with a paper of the subject, from the ward's counter to the ward. */
export async function createBundle(
  api: Pick<Api, 'program' | 'clock'>,
  space: Space,
  {
    dossierId,
    oneStopId,
    communeId,
    specialistId,
  }: Pick<SharedSubject, 'dossierId' | 'oneStopId' | 'communeId' | 'specialistId'>,
): Promise<ofBundles.BundleId> {
  // The tables of procedures lie in the same search path.
  const db = api.program.databases[space].kysely as unknown as Kysely<ProceduresTables>;
  const now = api.clock.now();
  const id = crypto.randomUUID();
  const between = { from_unit_id: oneStopId, to_unit_id: communeId };
  await db
    .insertInto('bundle')
    .values({
      id,
      number: `${dossierId}/PBG`,
      year: now.getFullYear(),
      ...between,
      counter_id: oneStopId,
      sent_at: now,
      sent_by: specialistId,
      confirm_by: now,
    })
    .execute();
  await db
    .insertInto('paper_handover')
    .values({
      id: crypto.randomUUID(),
      dossier_id: dossierId,
      kind: 'supplement',
      ...between,
      since: now,
      pieces: JSON.stringify([{ ...piece, state: 'sent', note: null }]),
      bundle_id: id,
      ordinal: 1,
    })
    .execute();
  return ofBundles.BundleId.parse(id);
}

/** Calls about papers between counters. What is confirmed once is confirmed: nothing more changes. */
export async function bundleRows(api: Api, space: Space, subject: SharedSubject): Promise<Sample[]> {
  const { dossierId, oneStopId } = subject;
  const bundleId = await createBundle(api, space, subject);
  const unit = { otherSpace: 'empty' } as const;
  return [
    sample(ofBundles.listWaitingPapers, { unitId: oneStopId }, 'hidden', unit),
    sample(ofBundles.listBundles, { unitId: oneStopId, direction: 'out' }, 'hidden', unit),
    sample(ofBundles.sendBundle, { fromUnitId: oneStopId, handoverIds: [dossierId] }, 'hidden', {
      otherSpace: 'anywhere',
    }),
    sample(ofBundles.getBundle, { bundleId }, 'hidden'),
    sample(ofBundles.printBundle, { bundleId }, 'hidden'),
    sample(ofBundles.confirmBundle, { bundleId }, 'hidden'),
  ];
}
