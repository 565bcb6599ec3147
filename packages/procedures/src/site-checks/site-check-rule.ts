import type { OwnerSignature, SiteRecord } from '@dongbo/contract/procedures';
import { dueAt, localDate, type Calendar } from '@dongbo/kernel';
import type { SiteCheckRule } from './site-check-data.ts';
import type { StoredMember, StoredSiteCheck } from './stored-site-check.ts';

const dayMs = 86_400_000;

/** Can a verification be planned for this instant: not in the past, and not so far ahead that the year must be a slip. Pure. */
export const canBePlannedFor = (at: Date, now: Date, { mostDaysAhead }: SiteCheckRule): boolean =>
  at > now && at.getTime() - now.getTime() <= mostDaysAhead * dayMs;

/** When it is late that nothing was written down. Pure. */
export const lateAtOf = (plannedAt: Date, { lateAfter }: SiteCheckRule, calendar: Calendar): Date =>
  dueAt({ receivedAt: plannedAt, limit: lateAfter, calendar }) ?? plannedAt;

/** Who of the members was there. Pure. */
export const presentOf = ({ members, record }: Pick<StoredSiteCheck, 'members' | 'record'>): StoredMember[] =>
  members.filter(({ key }) => record?.present.includes(key) === true);

type RecordRefusal =
  | 'site-check.not-yet'
  | 'site-check.times-not-possible'
  | 'site-check.member-unknown'
  | 'site-check.nobody-there';

/** What is wrong with what somebody wants to write down; null: nothing. It took place on the planned day or later, is over, and an
 * official of the body was there. Pure. */
export function whyNotRecord(
  { members, plannedAt }: Pick<StoredSiteCheck, 'members' | 'plannedAt'>,
  { startedAt, endedAt, present }: Pick<SiteRecord, 'startedAt' | 'endedAt' | 'present'>,
  now: Date,
): RecordRefusal | null {
  const [start, end] = [new Date(startedAt), new Date(endedAt)];
  if (localDate(now) < localDate(plannedAt)) return 'site-check.not-yet';
  if (start > end || end > now || localDate(start) < localDate(plannedAt)) return 'site-check.times-not-possible';
  const known = new Map(members.map((member) => [member.key, member]));
  if (new Set(present).size < present.length || present.some((key) => !known.has(key)))
    return 'site-check.member-unknown';
  return present.some((key) => known.get(key)?.personId !== null) ? null : 'site-check.nobody-there';
}

/** Does somebody have to sign on paper: the owner who was there, or a member without an account? Pure. */
export const needsPaper = (check: Pick<StoredSiteCheck, 'members' | 'record'>): boolean =>
  check.record !== null && (check.record.ownerPresent || presentOf(check).some(({ personId }) => personId === null));

interface PaperOrder {
  readonly owner: OwnerSignature;
  readonly reason: string;
  readonly files: number;
}

/** What is wrong with what was signed on paper; null: nothing. Who was not there neither signs nor refuses; a refusal has its reason;
 * every signature on paper is on a scan. Pure. */
export function whyNotPaper(check: Pick<StoredSiteCheck, 'members' | 'record'>, { owner, reason, files }: PaperOrder) {
  if ((owner === 'absent') === (check.record?.ownerPresent === true)) return 'site-check.owner-does-not-fit' as const;
  if (owner === 'refused' && reason === '') return 'site-check.reason-missing' as const;
  const isOnPaper = owner === 'signed' || presentOf(check).some(({ personId }) => personId === null);
  return isOnPaper && files === 0 ? ('site-check.paper-missing' as const) : null;
}

/** The member that a person is, where they were there and have not confirmed it yet. Pure. */
export const toSignAs = (
  check: Pick<StoredSiteCheck, 'members' | 'record' | 'signatures' | 'state'>,
  personId: string | null,
): StoredMember | undefined =>
  check.state !== 'recorded' || personId === null
    ? undefined
    : presentOf(check).find(
        (member) => member.personId === personId && !check.signatures.some(({ key }) => key === member.key),
      );

/** Have all signed who have to? Pure. */
export const isWhollySigned = (check: Pick<StoredSiteCheck, 'members' | 'record' | 'signatures' | 'paper'>): boolean =>
  presentOf(check).every(
    ({ key, personId }) => personId === null || check.signatures.some((signature) => signature.key === key),
  ) &&
  (check.paper !== null || !needsPaper(check));
