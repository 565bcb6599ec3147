import type { Space } from '@dongbo/contract';
import * as ofChecks from '@dongbo/contract/procedures';
import type { ProceduresTables } from '@dongbo/procedures';
import type { Kysely } from 'kysely';
import type { Api } from '../api-world.fixture.ts';
import { sample, type Sample, type SharedSubject } from './sample-row.fixture.ts';

/** What somebody would write down of it. */
const record = {
  startedAt: '2026-03-11T08:00:00+07:00',
  endedAt: '2026-03-11T08:30:00+07:00',
  place: 'Minh họa',
  present: ['m1'],
  ownerPresent: false,
  findings: 'Minh họa',
  outcome: 'as-declared' as const,
};

/** A verification on the spot that a specialist of the ward wrote down, with a file. */
export async function createSiteCheck(
  api: Pick<Api, 'program' | 'clock'>,
  space: Space,
  {
    dossierId,
    fileId,
    communeId,
    specialistId,
  }: Pick<SharedSubject, 'dossierId' | 'fileId' | 'communeId' | 'specialistId'>,
): Promise<ofChecks.SiteCheckId> {
  // The tables of procedures lie in the same search path.
  const db = api.program.databases[space].kysely as unknown as Kysely<ProceduresTables>;
  const now = api.clock.now();
  const inTwoDays = new Date(now.getTime() + 2 * 86_400_000);
  const id = crypto.randomUUID();
  await db
    .insertInto('site_check')
    .values({
      id,
      dossier_id: dossierId,
      ordinal: 1,
      state: 'recorded',
      unit_id: communeId,
      planned_by: specialistId,
      created_at: now,
      planned_at: inTwoDays,
      place: 'Minh họa',
      subject: 'Minh họa',
      asks_owner: false,
      members: JSON.stringify([{ key: 'm1', personId: specialistId, name: 'Minh họa', body: 'Minh họa' }]),
      late_at: inTwoDays,
      number: '01/BB-KTTĐ',
      book: `${communeId}:2026`,
      record: JSON.stringify({ ...record, fileIds: [fileId] }),
      recorded_at: now,
      recorded_by: specialistId,
    })
    .execute();
  return ofChecks.SiteCheckId.parse(id);
}

/** Calls about a verification of the subject. Their versions are old: nothing changes. */
export async function siteCheckRows(api: Api, space: Space, subject: SharedSubject): Promise<Sample[]> {
  const { dossierId, fileId } = subject;
  const siteCheckId = await createSiteCheck(api, space, subject);
  const at = { siteCheckId, version: 0 };
  const reason = 'Minh họa';
  const plannedAt = '2026-03-20T08:00:00+07:00';
  const plan = { dossierId, version: 0, plannedAt, place: reason, subject: reason };
  return [
    sample(ofChecks.planSiteCheck, plan, 'hidden'),
    sample(ofChecks.listSiteChecks, { dossierId }, 'hidden'),
    sample(ofChecks.getSiteCheckChoices, { dossierId }, 'hidden'),
    sample(ofChecks.getSiteCheck, { siteCheckId }, 'hidden'),
    sample(ofChecks.postponeSiteCheck, { ...at, plannedAt, reason }, 'hidden'),
    sample(ofChecks.cancelSiteCheck, { ...at, reason }, 'hidden'),
    sample(ofChecks.recordSiteCheck, { ...at, record }, 'hidden'),
    sample(ofChecks.correctSiteCheck, { ...at, reason, record }, 'hidden'),
    sample(ofChecks.signSiteCheck, at, 'hidden'),
    sample(ofChecks.signSiteCheckOnPaper, { ...at, owner: 'absent' }, 'hidden'),
    sample(ofChecks.getSiteCheckFile, { siteCheckId, fileId }, 'hidden'),
    sample(ofChecks.printSiteMinutes, { siteCheckId }, 'hidden'),
  ];
}
