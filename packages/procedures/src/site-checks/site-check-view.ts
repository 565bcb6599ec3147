import type { SiteCheck } from '@dongbo/contract/procedures';
import { formatInstant, workingMinutesBetween, type Calendar } from '@dongbo/kernel';
import type { z } from 'zod';
import { phoneOf } from './my-site-checks.ts';
import { needsPaper, toSignAs } from './site-check-rule.ts';
import type { StoredSiteCheck } from './stored-site-check.ts';

type View = z.input<typeof SiteCheck>;

interface Looking {
  readonly now: Date;
  readonly calendar: Calendar;
  readonly personId: string | null;
  readonly mayLead: boolean;
}

function recordOf({ record, recordedAt, recordedBy, files }: StoredSiteCheck): View['record'] {
  if (record === null || recordedAt === null) return null;
  const { present: _present, fileIds, ...found } = record;
  return {
    ...found,
    files: files.filter(({ id }) => fileIds.includes(id)),
    by: recordedBy ?? '',
    at: formatInstant(recordedAt),
  };
}

const paperOf = ({ paper, files }: StoredSiteCheck): View['paper'] =>
  paper && { owner: paper.owner, reason: paper.reason, files: files.filter(({ id }) => paper.fileIds.includes(id)) };

/** Working minutes that it took, from its planning to its minutes. Pure. */
export const minutesOfCheck = (
  { createdAt, recordedAt, cancelledAt, corrects }: StoredSiteCheck,
  { now, calendar }: Pick<Looking, 'now' | 'calendar'>,
): number =>
  // A correction is written at a desk.
  corrects === null ? Math.round(workingMinutesBetween(calendar, createdAt, recordedAt ?? cancelledAt ?? now)) : 0;

/** A verification as officials see it. Pure. */
export function viewSiteCheck(check: StoredSiteCheck, looking: Looking): View {
  const { record, signatures } = check;
  const isOver = check.state === 'planned' && looking.now >= check.lateAt;
  return {
    id: check.id,
    ordinal: check.ordinal,
    state: check.state,
    unit: check.unit,
    plannedBy: check.plannedBy,
    plannedAt: formatInstant(check.plannedAt),
    place: check.place,
    subject: check.subject,
    asksOwner: check.asksOwner,
    guidePhone: phoneOf(check),
    members: check.members.map(({ phone: _phone, ...member }) => ({
      ...member,
      present: record && record.present.includes(member.key),
      signedAt: signatures.find(({ key }) => key === member.key)?.at ?? null,
    })),
    postponements: check.postponements,
    isLate: isOver,
    minutes: minutesOfCheck(check, looking),
    number: check.number,
    record: recordOf(check),
    paper: paperOf(check),
    needsPaper: needsPaper(check),
    cancellation: check.cancelReason,
    corrects: check.corrects,
    correctedBy: check.correctedBy,
    correctionReason: check.correctionReason,
    version: check.version,
    mayLead: looking.mayLead,
    maySign: toSignAs(check, looking.personId) !== undefined,
  };
}
