import type { Space } from '@dongbo/contract';
import * as ofReferrals from '@dongbo/contract/procedures';
import type { ProceduresTables } from '@dongbo/procedures';
import type { Kysely } from 'kysely';
import type { Api } from '../api-world.fixture.ts';
import { sample, type Sample, type SharedSubject } from './sample-row.fixture.ts';

/** An opinion that a division of the ward is asked for; the dossier stands where it stood. */
export async function createReferral(
  api: Pick<Api, 'program' | 'clock'>,
  space: Space,
  subject: Pick<SharedSubject, 'dossierId' | 'fileId' | 'communeId' | 'oneStopId' | 'specialistId'>,
): Promise<ofReferrals.ReferralId> {
  // The tables of procedures lie in the same search path.
  const db = api.program.databases[space].kysely as unknown as Kysely<ProceduresTables>;
  const now = api.clock.now();
  const id = crypto.randomUUID();
  await db
    .insertInto('referral')
    .values({
      id,
      dossier_id: subject.dossierId,
      kind: 'opinion',
      state: 'open',
      ordinal: 1,
      sequence: null,
      is_needed: false,
      title: 'Minh họa',
      content: 'Minh họa',
      shown_file_ids: [subject.fileId],
      shows_owner: false,
      asking_unit_id: subject.communeId,
      asked_by: subject.specialistId,
      unit_id: subject.oneStopId,
      limit_unit: 'working-day',
      limit_value: 3,
      asked_at: now,
      started_at: now,
      due_at: new Date(now.getTime() + 86_400_000_000),
    })
    .execute();
  return ofReferrals.ReferralId.parse(id);
}

/** Calls about what the subject asks of others. Their versions are old: nothing changes. */
export async function referralRows(api: Api, space: Space, subject: SharedSubject): Promise<Sample[]> {
  const { dossierId, fileId, communeId, oneStopId, specialistId } = subject;
  const referralId = await createReferral(api, space, subject);
  const version = 0;
  const text = 'Minh họa';
  return [
    sample(ofReferrals.askOpinion, { dossierId, version, to: [{ unitId: communeId }], content: text }, 'hidden'),
    sample(ofReferrals.linkTasks, { dossierId, version, tasks: [{ title: text, unitId: oneStopId }] }, 'hidden'),
    sample(ofReferrals.listReferrals, { dossierId }, 'hidden'),
    sample(ofReferrals.getReferralChoices, { dossierId }, 'hidden'),
    sample(ofReferrals.getReferral, { referralId }, 'hidden'),
    sample(ofReferrals.getReferralFile, { referralId, fileId }, 'hidden'),
    sample(ofReferrals.answerReferral, { referralId, version, outcome: 'agrees', text }, 'hidden'),
    sample(ofReferrals.assignReferral, { referralId, version, assigneeId: specialistId }, 'hidden'),
    sample(ofReferrals.withdrawReferral, { referralId, version, reason: text }, 'hidden'),
  ];
}
