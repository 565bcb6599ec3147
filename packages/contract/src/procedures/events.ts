import { z } from 'zod';
import { defineEvent } from '../events.ts';
import { PersonId, UnitId } from '../values.ts';
import { ReturnMethod } from './catalogue.ts';
import { ReceiverKind } from './people-of-dossier.ts';
import { CorrectionRequestId, DossierId, PaperExchangeId, ReferralId, SupplementId } from './ids.ts';
import { Satisfaction } from './ratings.ts';
import { ReferralKind } from './referral-views.ts';
import { ResultChangeKind } from './result-change-views.ts';

const dossier = z.object({ dossierId: DossierId, code: z.string() });

/** Name of the counter that took it in; left out: it came online. */
const takenAt = z.string().optional();

const referral = dossier.extend({ referralId: ReferralId, kind: ReferralKind });

/** What happens to a dossier, in the order of its life. The subject of each is the dossier. */
export const dossierEvents = {
  submitted: defineEvent(
    'procedures.dossier-submitted',
    dossier.extend({
      procedureCode: z.string(),
      receivingUnitId: UnitId,
      competentUnitId: UnitId,
      channel: z.string(),
    }),
  ),
  received: defineEvent(
    'procedures.dossier-received',
    dossier.extend({
      procedureCode: z.string(),
      competentUnitId: UnitId,
      /** Null: the time starts when the competent agency has it. */
      dueAt: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
  /** The competent agency has what another body's counter took in; `receipt` replaced the one before and names the date. */
  arrived: defineEvent(
    'procedures.dossier-arrived',
    dossier.extend({
      competentUnitId: UnitId,
      receipt: z.number().int(),
      receivedAt: z.string(),
      dueAt: z.string(),
      note: z.string().nullable(),
    }),
  ),
  /** It was taken in or received although the same matter lies here; `note` says which and why. Told to officials alone. */
  sameKnown: defineEvent('procedures.dossier-same-known', dossier.extend({ note: z.string() })),
  /** What the administration held was used instead of asking for a paper; `note` names the paper and the source. */
  paperReused: defineEvent(
    'procedures.paper-reused',
    dossier.extend({ componentId: z.string(), kind: z.enum(['result', 'paper']), note: z.string() }),
  ),
  /** Scans were signed as copies by the agency; `note` names the papers. */
  copiesSigned: defineEvent('procedures.copies-signed', dossier.extend({ files: z.number().int(), note: z.string() })),
  /** What a paper says was written down; `note` says which paper, and what was written before where it was changed. */
  paperDataRecorded: defineEvent(
    'procedures.paper-data-recorded',
    dossier.extend({ componentId: z.string(), note: z.string() }),
  ),
  /** Papers changed at a later reception; `receipt` counts the receipt that replaced the one before. */
  papersChanged: defineEvent(
    'procedures.dossier-papers-changed',
    dossier.extend({ receipt: z.number().int(), note: z.string() }),
  ),
  /** What was written down wrongly at intake was put right; `note` says before, after and why, `receipt` counts the receipt that
   * replaced the one before, null before reception. */
  corrected: defineEvent(
    'procedures.dossier-corrected',
    dossier.extend({ receipt: z.number().int().nullable(), note: z.string() }),
  ),
  /** Who stood at the counter agreed to text messages about the dossier; `note` is the end of the number. */
  messagesAgreed: defineEvent('procedures.messages-agreed', dossier.extend({ note: z.string() })),
  /** They want no more of them, or the number was put right. */
  messagesStopped: defineEvent('procedures.messages-stopped', dossier),
  /** The receipt of a matter of the same visit, which has none unless somebody asks. */
  receiptMade: defineEvent('procedures.receipt-made', dossier),
  /** Another unit or division settles it from now on; `note` names both. */
  handedOver: defineEvent(
    'procedures.dossier-handed-over',
    dossier.extend({ competentUnitId: UnitId, divisionId: UnitId, note: z.string() }),
  ),
  moved: defineEvent(
    'procedures.dossier-moved',
    dossier.extend({
      action: z.string(),
      fromStep: z.string(),
      toStep: z.string(),
      backward: z.boolean(),
      assigneeId: PersonId.nullable(),
      note: z.string().nullable(),
    }),
  ),
  assigned: defineEvent('procedures.dossier-assigned', dossier.extend({ assigneeId: PersonId, stepId: z.string() })),
  /** What was supplemented shows that whoever had the work is a party to it: somebody else has to get it. */
  unassigned: defineEvent('procedures.dossier-unassigned', dossier.extend({ formerId: PersonId, stepId: z.string() })),
  resultWritten: defineEvent('procedures.result-written', dossier.extend({ title: z.string(), uploaded: z.boolean() })),
  /** Another unit settles the dossier: the draft of the one before is put aside. */
  resultPutAside: defineEvent('procedures.result-put-aside', dossier.extend({ title: z.string(), note: z.string() })),
  resultNumbered: defineEvent('procedures.result-numbered', dossier.extend({ number: z.string(), signerId: PersonId })),
  resultSigned: defineEvent('procedures.result-signed', dossier.extend({ number: z.string(), sha256: z.string() })),
  /** The worker tried to sign as often as it may; a person has to do something. */
  resultSigningFailed: defineEvent('procedures.result-signing-failed', dossier.extend({ number: z.string() })),
  resultIssued: defineEvent('procedures.result-issued', dossier.extend({ number: z.string() })),
  resultReturned: defineEvent(
    'procedures.result-returned',
    dossier.extend({ receiverName: z.string(), receiver: ReceiverKind, method: ReturnMethod }),
  ),
  /** A change of the issued result waits for the leader. */
  resultChangeProposed: defineEvent(
    'procedures.result-change-proposed',
    dossier.extend({ kind: ResultChangeKind, ground: z.string(), note: z.string() }),
  ),
  /** The leader did not follow the proposal; `note` is the remark. */
  resultChangeReturned: defineEvent(
    'procedures.result-change-returned',
    dossier.extend({ kind: ResultChangeKind, note: z.string() }),
  ),
  /** The paper of number `replaced` does not hold any more; `number`: of the paper that takes its place, null where there is none. */
  resultChanged: defineEvent(
    'procedures.result-changed',
    dossier.extend({
      kind: ResultChangeKind,
      ground: z.string(),
      replaced: z.string(),
      number: z.string().nullable(),
      decisionNumber: z.string().nullable(),
      note: z.string(),
      /** The counter where the wrong paper comes back, and until when; not there where none was given out. */
      exchangeAt: z.string().optional(),
      exchangeBy: z.string().optional(),
    }),
  ),
  /** What became of a paper that was given out and does not hold any more; `note` tells it, as the owner reads it. */
  paperExchanged: defineEvent(
    'procedures.paper-exchanged',
    dossier.extend({
      exchangeId: PaperExchangeId,
      wrongNumber: z.string(),
      number: z.string().nullable(),
      isGiven: z.boolean(),
      isTakenBack: z.boolean(),
      note: z.string(),
    }),
  ),
  /** Nobody wrote down in time what became of it; told to officials alone. */
  paperExchangeLate: defineEvent(
    'procedures.paper-exchange-late',
    dossier.extend({ exchangeId: PaperExchangeId, rung: z.int() }),
  ),
  /** The owner says that the issued result is wrong; `role` of the unit answers, `note` says what is wrong and what is right. */
  correctionAsked: defineEvent(
    'procedures.correction-asked',
    dossier.extend({ requestId: CorrectionRequestId, role: z.string(), note: z.string() }),
  ),
  /** The result stays as it is; `note` says why, as the owner reads it. */
  correctionRefused: defineEvent(
    'procedures.correction-refused',
    dossier.extend({ requestId: CorrectionRequestId, note: z.string() }),
  ),
  /** The owner got no answer in time; told to officials alone. */
  correctionLate: defineEvent('procedures.correction-late', dossier.extend({ requestId: CorrectionRequestId })),
  /** Form 02; `note` is the reason, as the owner reads it. */
  supplementAsked: defineEvent(
    'procedures.supplement-asked',
    dossier.extend({ supplementId: SupplementId, ordinal: z.number().int(), answerBy: z.string(), note: z.string() }),
  ),
  /** A counter wrote down a part of what was asked for. */
  supplementRecorded: defineEvent(
    'procedures.supplement-recorded',
    dossier.extend({
      supplementId: SupplementId,
      note: z.string(),
      counter: takenAt,
      /** What has not come yet was answered in words: whoever asked decides. Left out: something is still waited for. */
      outcome: z.literal('explained').optional(),
    }),
  ),
  /** Everything is there: the time limit goes on from this instant. */
  supplementAnswered: defineEvent(
    'procedures.supplement-answered',
    dossier.extend({ supplementId: SupplementId, note: z.string(), counter: takenAt }),
  ),
  supplementAccepted: defineEvent('procedures.supplement-accepted', dossier.extend({ supplementId: SupplementId })),
  /** A refusal or stop waits for the leader. */
  endingProposed: defineEvent(
    'procedures.ending-proposed',
    dossier.extend({ kind: z.enum(['refused', 'stopped']), ground: z.string(), note: z.string() }),
  ),
  /** The leader did not follow the proposal; `note` is the remark. */
  endingReturned: defineEvent('procedures.ending-returned', dossier.extend({ note: z.string() })),
  /** Something is asked of another unit; `note` names it. A task that waits for another is asked before it begins. */
  referralAsked: defineEvent('procedures.referral-asked', referral.extend({ note: z.string() })),
  /** The deadline of a task begins: those before it are done. */
  referralStarted: defineEvent('procedures.referral-started', referral.extend({ note: z.string() })),
  referralAssigned: defineEvent('procedures.referral-assigned', referral.extend({ assigneeId: PersonId })),
  referralAnswered: defineEvent('procedures.referral-answered', referral.extend({ isLate: z.boolean() })),
  referralWithdrawn: defineEvent('procedures.referral-withdrawn', referral.extend({ note: z.string() })),
  /** The deadline has passed and nothing came; `note` names the unit. */
  referralSilent: defineEvent('procedures.referral-silent', referral.extend({ note: z.string() })),
  /** The worker saw that it may become late, and prepared an apology. */
  apologyDrafted: defineEvent('procedures.apology-drafted', dossier.extend({ dueAt: z.string() })),
  /** The apology waits for the leader. */
  apologyWritten: defineEvent(
    'procedures.apology-written',
    dossier.extend({ cause: z.string(), unitAtFaultId: UnitId, promisedOn: z.string(), note: z.string() }),
  ),
  /** The leader gave it back; `note` is the remark. */
  apologyReturned: defineEvent('procedures.apology-returned', dossier.extend({ note: z.string() })),
  /** The owner is told why it is late and until when; the due date by law stays beside it. */
  apologySent: defineEvent(
    'procedures.apology-sent',
    dossier.extend({
      cause: z.string(),
      unitAtFaultId: UnitId,
      dueAt: z.string(),
      promisedOn: z.string(),
      note: z.string(),
    }),
  ),
  /** The time of its step or its own runs out or is over, and somebody was called. */
  escalated: defineEvent(
    'procedures.escalated',
    dossier.extend({ rung: z.string(), level: z.enum(['holder', 'head', 'leader', 'province']), dueAt: z.string() }),
  ),
  /** The owner said how content they are; `note` is what they wrote. */
  rated: defineEvent('procedures.dossier-rated', dossier.extend({ satisfaction: Satisfaction, note: z.string() })),
  /** The dossier ended without a result. */
  ended: defineEvent(
    'procedures.dossier-ended',
    dossier.extend({ kind: z.enum(['refused', 'withdrawn', 'stopped']), ground: z.string(), note: z.string() }),
  ),
} as const;
