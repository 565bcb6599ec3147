import { z } from 'zod';
import { DueState } from '../kernel/due.ts';
import { FileRef } from '../kernel/work.ts';
import { Instant, LocalText, PersonRef, UnitRef } from '../values.ts';
import { KnownTimeLimit } from './catalogue.ts';
import { DossierId, ReferralId } from './ids.ts';

/** What a dossier asks of somebody else (việc phối hợp): an opinion, or a task of a linked procedure. */
export const referralKinds = ['opinion', 'task'] as const;
export const ReferralKind = z.enum(referralKinds).describe('What is asked of somebody else');
export type ReferralKind = z.infer<typeof ReferralKind>;

export const referralStates = ['waiting', 'open', 'answered', 'withdrawn'] as const;

/** What an answer comes to, by kind. */
export const outcomesOf = {
  opinion: ['agrees', 'agrees-if', 'disagrees'],
  task: ['done', 'not-done'],
} as const satisfies Record<ReferralKind, readonly string[]>;
export const ReferralOutcome = z.enum([...outcomesOf.opinion, ...outcomesOf.task]).describe('What the answer comes to');
export type ReferralOutcome = z.infer<typeof ReferralOutcome>;

export const ReferralAnswer = z.object({
  outcome: ReferralOutcome,
  text: z.string().describe('The answer in words'),
  files: z.array(FileRef).describe('Files that came with it'),
  by: z.string().describe('Who answered'),
  at: Instant.describe('When'),
  isLate: z.boolean().describe('It came after the deadline'),
});

export const Referral = z
  .object({
    id: ReferralId,
    kind: ReferralKind,
    state: z
      .enum(referralStates)
      .describe('`waiting`: for a task before it; `open`: for the answer; `answered`; `withdrawn` by who asked'),
    ordinal: z.number().int().describe('Which referral of this dossier it is'),
    sequence: z.number().int().nullable().describe('Of a task: its place; tasks of one place go on at the same time'),
    isNeeded: z.boolean().describe('The step of the dossier does not end before the answer'),
    title: z.string().describe('What it is, in one line'),
    content: z.string().describe('What is asked'),
    unit: UnitRef.describe('The unit that is asked'),
    assignee: PersonRef.nullable().describe('Who has the work there; null: nobody is named'),
    askingUnit: UnitRef.describe('The unit that asks'),
    askedBy: z.string().describe('Who asks'),
    askedAt: Instant.describe('When it was asked'),
    startedAt: Instant.nullable().describe('From when its deadline counts; null: not yet'),
    limit: KnownTimeLimit.describe('How long the asked unit has'),
    dueAt: Instant.nullable().describe('Until when it is waited for; null: it has not begun'),
    dueState: DueState,
    silentSince: Instant.nullable().describe('When it was reported that no answer came in time'),
    minutes: z.number().int().describe('Working minutes from its begin to its end, or to now'),
    files: z.array(FileRef).describe('Papers of the dossier that are shown with it'),
    answer: ReferralAnswer.nullable().describe('Null: none yet'),
    withdrawal: z
      .object({ reason: z.string().describe('Why'), at: Instant.describe('When') })
      .nullable()
      .describe('Null: it was not taken back'),
    mayWithdraw: z.boolean().describe('May the caller take it back now?'),
    mayAnswer: z.boolean().describe('May the caller answer now?'),
  })
  .meta({ id: 'Referral' });
export type Referral = z.infer<typeof Referral>;

/** How much of the time a unit has had. */
export const TimeShare = z.object({
  unit: UnitRef,
  minutes: z.number().int().describe('Working minutes'),
  referrals: z.number().int().describe('How many referrals it was asked for; 0: the unit that settles the dossier'),
});

/** A task of a linked procedure as it is declared for a procedure. */
export const DeclaredTask = z.object({
  key: z.string().describe('Key of the task'),
  title: LocalText,
  sequence: z.number().int().describe('Place in the order; equal places go on at the same time'),
  isNeeded: z.boolean().describe('The step of the lead agency does not end before it'),
  limit: KnownTimeLimit.describe('How long the unit has'),
  unit: UnitRef.nullable().describe('The unit that does it; null: to be chosen'),
  source: z.string().describe('Where it is written'),
});

/** What the asked unit is shown beside the referral: no more of the dossier. */
export const ReferralPage = Referral.extend({
  dossierId: DossierId.nullable().describe('The dossier, for who may open it'),
  code: z.string().describe('Code of the dossier'),
  procedureName: z.string().describe('Official name of its procedure'),
  procedureShortName: LocalText.nullable().describe('Name as people say it; null: nobody has written one'),
  ownerName: z.string().nullable().describe('Name of its owner; null: who asks does not show it'),
  version: z.number().int().describe('Version of the referral, to be sent with what is done to it'),
  colleagues: z.array(PersonRef).describe('To whom the caller may hand it now; empty: the caller hands nothing over'),
}).meta({ id: 'ReferralPage' });
export type ReferralPage = z.infer<typeof ReferralPage>;
