import type { Referral } from '@dongbo/contract/procedures';
import { dueStateOf, formatInstant, type Calendar } from '@dongbo/kernel';
import type { z } from 'zod';
import { isLate, minutesOf } from './referral-rule.ts';
import type { StoredReferral } from './stored-referral.ts';

interface Looking {
  readonly now: Date;
  readonly calendar: Calendar;
  readonly mayWithdraw: boolean;
  readonly mayAnswer: boolean;
}

type View = z.input<typeof Referral>;

function answerOf(referral: StoredReferral): View['answer'] {
  const { outcome, answer, answeredAt, answeredBy, answerFileIds, files } = referral;
  if (outcome === null || answeredAt === null) return null;
  return {
    outcome,
    text: answer ?? '',
    files: files.filter(({ id }) => answerFileIds.includes(id)),
    by: answeredBy ?? '',
    at: formatInstant(answeredAt),
    isLate: isLate(referral),
  };
}

const instant = (at: Date | null): string | null => at && formatInstant(at);

/** A referral as both sides see it. Pure. */
export function viewReferral(referral: StoredReferral, { now, calendar, mayWithdraw, mayAnswer }: Looking): View {
  const { startedAt, dueAt, answeredAt, withdrawnAt, withdrawnReason, shownFileIds, files } = referral;
  const ended = answeredAt ?? withdrawnAt;
  return {
    id: referral.id,
    kind: referral.kind,
    state: referral.state,
    ordinal: referral.ordinal,
    sequence: referral.sequence,
    isNeeded: referral.isNeeded,
    title: referral.title,
    content: referral.content,
    unit: referral.unit,
    assignee: referral.assignee,
    askingUnit: referral.askingUnit,
    askedBy: referral.askedBy.name,
    askedAt: formatInstant(referral.askedAt),
    startedAt: instant(startedAt),
    limit: referral.limit,
    dueAt: instant(dueAt),
    dueState: ended === null ? dueStateOf(dueAt, now, { calendar, suspended: false }) : 'finished',
    silentSince: instant(referral.silentAt),
    minutes: minutesOf(referral, { now, calendar }),
    files: files.filter(({ id }) => shownFileIds.includes(id)),
    answer: answerOf(referral),
    withdrawal: withdrawnAt && { reason: withdrawnReason ?? '', at: formatInstant(withdrawnAt) },
    mayWithdraw,
    mayAnswer,
  };
}

/** Is it still waited for? Pure. */
export const isUnfinished = ({ state }: Pick<StoredReferral, 'state'>): boolean =>
  state === 'open' || state === 'waiting';
