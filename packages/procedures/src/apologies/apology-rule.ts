import type { ProcessActor } from '@dongbo/contract';
import type { DossierVocabulary } from '@dongbo/contract/procedures';
import {
  localDate,
  parsePlainDate,
  toEpochDay,
  workingMinutesBetween,
  type Actor,
  type Calendar,
  type UnitFacts,
} from '@dongbo/kernel';
import { ownMinutes, type OwnTime } from '../dossiers/dossier-clock.ts';
import { mayActHere } from '../dossiers/at-step.ts';
import { mayForDossier, rolesTowards } from '../dossiers/dossier-actor.ts';
import { isPartyTo } from '../dossiers/party.ts';
import type { StoredClock, StoredDossier } from '../dossiers/stored-dossier.ts';
import type { LatenessRule } from './lateness-data.ts';

const minutesOfWorkingDay = 8 * 60;

/** Working minutes before the due date at which an apology is prepared at the earliest. Pure. */
export const leadMinutes = ({ prepareBefore }: Pick<LatenessRule, 'prepareBefore'>): number =>
  prepareBefore.workingDays * minutesOfWorkingDay;

interface Lead {
  readonly rule: Pick<LatenessRule, 'prepareBefore'>;
  readonly calendar: Calendar;
  readonly now: Date;
}

/** Is the dossier so near its due date, or behind it, that an apology is prepared: within the working time of the rule, and never
 * before half of its own time is over. A clock that stands or has ended is not. Pure. */
export function isNearlyLate(
  clock: (OwnTime & Pick<StoredClock, 'dueAt' | 'finishedAt'>) | null,
  { rule, calendar, now }: Lead,
): boolean {
  if (clock === null || clock.finishedAt !== null || clock.dueAt === null) return false;
  if (clock.dueAt <= now) return true;
  const half = ownMinutes(clock, calendar) / 2;
  const lead = Math.min(leadMinutes(rule), half);
  return workingMinutesBetween(calendar, now, clock.dueAt) <= lead;
}

/** Can an apology be written for it: its time runs and none was sent or waits for the leader. Nobody has to wait until it is nearly
 * late. Pure. */
export const canBeApologised = ({ clock, apology }: StoredDossier): boolean =>
  clock !== null &&
  clock.finishedAt === null &&
  clock.dueAt !== null &&
  (apology === null || apology.state === 'drafted');

/** Whoever has the dossier writes the apology; also who proposed to end it, for then it lies with the leader. Pure. */
export function mayWriteApology(actor: Actor, dossier: StoredDossier): boolean {
  const permission = 'procedures.apology.write';
  if (mayActHere(actor, dossier, permission)) return true;
  const proposed = dossier.proposal !== null && dossier.proposal.byId === actor.personId;
  return proposed && !isPartyTo(actor, dossier) && mayForDossier(actor, permission, dossier);
}

/** Does an apology wait for the leader: written, and the time not over. Pure. */
export const waitsForLeader = ({ clock, apology }: Pick<StoredDossier, 'clock' | 'apology'>): boolean =>
  apology?.state === 'written' && clock !== null && clock.finishedAt === null;

/** Who signs: whoever approves in the dossier's process; the leader of the body where nobody does. */
export const signerOf = ({ process }: Pick<StoredDossier, 'process'>): ProcessActor<DossierVocabulary> =>
  process.steps.findLast(({ kind }) => kind === 'approval')?.actor ?? { role: 'leader', at: 'competent-unit' };

/** Is it the actor's to sign or give back the apology of the dossier? Pure. */
export function maySignApology(actor: Actor, dossier: StoredDossier, permission: string): boolean {
  const signer = signerOf(dossier);
  return (
    !isPartyTo(actor, dossier) &&
    mayForDossier(actor, permission, dossier) &&
    rolesTowards(actor.grants, dossier).some(({ role, at }) => role === signer.role && at === signer.at)
  );
}

/** Can the result be promised for a day (YYYY-MM-DD): one on which is worked, after the due date, and not over. Pure. */
export function isPossibleDay(
  day: string,
  { dueAt, now, calendar }: { readonly dueAt: Date; readonly now: Date; readonly calendar: Calendar },
): boolean {
  if (day <= localDate(dueAt) || day < localDate(now)) return false;
  // Beyond a year nobody promises anything, and no calendar is decided.
  if (day > localDate(new Date(now.getTime() + 366 * 86_400_000))) return false;
  const { kind } = calendar.day(toEpochDay(parsePlainDate(day)));
  return kind === 'working' || kind === 'MAKEUP_WORKDAY';
}

/** The unit of the dossier by which it may be late; undefined: it is none of the dossier's. */
export const unitAtFault = (
  { receiving, competent, division, committeeOffice }: StoredDossier,
  unitId: string,
): UnitFacts | undefined =>
  [receiving, competent, division, ...(committeeOffice === null ? [] : [committeeOffice])].find(
    ({ id }) => id === unitId,
  );

/** A refusal comes within the time limit, or an apology before it (Decree 61/2018/NĐ-CP art. 19(8), 19(9)). Pure. */
export const needsApologyFirst = ({ clock, apology }: Pick<StoredDossier, 'clock' | 'apology'>, now: Date): boolean =>
  clock !== null && clock.dueAt !== null && clock.dueAt < now && apology?.state !== 'sent';
