import { z } from 'zod';
import { FileRef } from '../kernel/work.ts';
import { FileId, Instant, PersonId, UnitRef, line, paragraph } from '../values.ts';
import { DossierId, SiteCheckId } from './ids.ts';

export const siteCheckStates = ['planned', 'recorded', 'closed', 'cancelled'] as const;

export const siteCheckOutcomes = ['as-declared', 'differs'] as const;
export const SiteCheckOutcome = z.enum(siteCheckOutcomes).describe('Is it on the spot as the dossier says?');
export type SiteCheckOutcome = z.infer<typeof SiteCheckOutcome>;

/** Why there is no signature of the owner, or that there is one. */
export const ownerSignatures = ['signed', 'refused', 'absent'] as const;
export const OwnerSignature = z
  .enum(ownerSignatures)
  .describe('The owner signed on paper, was there and refused to, or was not there');
export type OwnerSignature = z.infer<typeof OwnerSignature>;

const degrees = (most: number) => z.number().min(-most).max(most);

/** What was found on the spot, as it is written down there. */
export const SiteRecord = z.object({
  startedAt: Instant.describe('When it began'),
  endedAt: Instant.describe('When it ended'),
  place: line(500)
    .refine((text) => text.length > 0, { message: 'required' })
    .describe('Where it was'),
  latitude: degrees(90).nullable().default(null).describe('North of the equator, in degrees; null: not measured'),
  longitude: degrees(180).nullable().default(null).describe('East of Greenwich, in degrees; null: not measured'),
  present: z.array(line(10)).min(1).max(30).describe('Keys of the members who were there'),
  ownerPresent: z.boolean().describe('The owner, or somebody for them, was there'),
  findings: paragraph(10_000)
    .refine((text) => text.length > 0, { message: 'required' })
    .describe('What was found'),
  objections: paragraph(4000).default('').describe('What the owner has against it'),
  outcome: SiteCheckOutcome,
  fileIds: z.array(FileId).max(20).default([]).describe('Photographs'),
});
export type SiteRecord = z.infer<typeof SiteRecord>;

/** Who goes along. */
export const SiteCheckMember = z.object({
  key: z.string().describe('Which member of this verification'),
  personId: PersonId.nullable().describe('An official with an account; null: somebody of another body'),
  name: z.string().describe('Name'),
  body: z.string().describe('Unit or body'),
  present: z.boolean().nullable().describe('Was there; null: nothing was written down yet'),
  signedAt: Instant.nullable().describe('When they confirmed the minutes from their account; null: they have not'),
});
export type SiteCheckMember = z.infer<typeof SiteCheckMember>;

export const SiteCheck = z
  .object({
    id: SiteCheckId,
    ordinal: z.int().describe('Which one of this dossier'),
    state: z
      .enum(siteCheckStates)
      .describe('`recorded`: the minutes wait for signatures; `closed`: nothing changes any more'),
    unit: UnitRef.describe('The unit that verifies'),
    plannedBy: z.string().describe('Who planned it'),
    plannedAt: Instant.describe('When it is to be, or was to be'),
    place: z.string().describe('Where'),
    subject: z.string().describe('What is looked at'),
    asksOwner: z.boolean().describe('The owner is asked to be there'),
    guidePhone: z.string().nullable().describe('Telephone number that the owner was given; null: none'),
    members: z.array(SiteCheckMember).describe('Who goes along'),
    postponements: z
      .array(
        z.object({
          from: Instant.describe('The time before'),
          to: Instant.describe('The time after'),
          reason: z.string().describe('Why'),
          by: z.string().describe('Who postponed it'),
        }),
      )
      .describe('How often its time was moved'),
    isLate: z.boolean().describe('Its time is over and nothing was written down'),
    minutes: z.int().describe('Working minutes from its planning to its minutes, its cancellation or now'),
    number: z.string().nullable().describe('Number of the minutes; null: none yet'),
    record: SiteRecord.omit({ present: true, fileIds: true })
      .extend({
        files: z.array(FileRef).describe('Photographs'),
        by: z.string().describe('Who wrote it down'),
        at: Instant.describe('When it was written down'),
      })
      .nullable()
      .describe('What was found; null: nothing yet'),
    paper: z
      .object({
        owner: OwnerSignature,
        reason: z.string().describe('Why the owner refused; empty where they did not'),
        files: z.array(FileRef).describe('The signed paper, scanned'),
      })
      .nullable()
      .describe('What was signed on paper; null: nothing yet'),
    needsPaper: z.boolean().describe('Somebody without an account, or the owner, has to sign on paper'),
    cancellation: z.string().nullable().describe('Why it was cancelled; null: it was not'),
    corrects: SiteCheckId.nullable().describe('The record that this one puts right; null: none'),
    correctedBy: SiteCheckId.nullable().describe('The record that puts this one right; null: none'),
    correctionReason: z.string().nullable().describe('Why it was put right'),
    version: z.int().describe('Version, to be sent with what is done'),
    mayLead: z.boolean().describe('May the caller postpone, cancel, write down, or put right now?'),
    maySign: z.boolean().describe('May the caller confirm the minutes now?'),
  })
  .meta({ id: 'SiteCheck' });
export type SiteCheck = z.infer<typeof SiteCheck>;

/** A verification as the owner sees it: when and where, whom to call, and what came of it. */
export const MySiteCheck = z
  .object({
    id: SiteCheckId,
    isPlanned: z.boolean().describe('It has not been written down yet'),
    at: Instant.describe('When it is to be; of what was written down, when it began'),
    place: z.string().describe('Where'),
    subject: z.string().describe('What is looked at'),
    asksOwner: z.boolean().describe('The owner is asked to be there'),
    unit: UnitRef.describe('The unit that verifies'),
    guideName: z.string().describe('Who planned it and answers questions'),
    guidePhone: z.string().nullable().describe('Their telephone number; null: none was given'),
    moved: z
      .object({ from: Instant.describe('The time before'), reason: z.string().describe('Why') })
      .nullable()
      .describe('It was moved last from there; null: it was not'),
    found: z
      .object({
        outcome: SiteCheckOutcome,
        number: z.string().describe('Number of the minutes'),
        findings: z
          .string()
          .nullable()
          .describe('What was found, as the minutes say it; null: the owner was not there to be shown them'),
        ownerPresent: z.boolean().describe('The owner, or somebody for them, was there'),
        at: Instant.describe('When it was written down'),
      })
      .nullable()
      .describe('What came of it; null: nothing was written down yet'),
  })
  .meta({ id: 'MySiteCheck' });
export type MySiteCheck = z.infer<typeof MySiteCheck>;

/** What a member is shown beside it: no more of the dossier. */
export const SiteCheckPage = SiteCheck.extend({
  dossierId: DossierId.nullable().describe('The dossier, for who may open it'),
  code: z.string().describe('Code of the dossier'),
  procedureName: z.string().describe('Name of its procedure'),
  ownerName: z.string().describe('Name of its owner'),
  dueAt: Instant.nullable().describe('When its result is due; null: no time runs'),
}).meta({ id: 'SiteCheckPage' });
export type SiteCheckPage = z.infer<typeof SiteCheckPage>;
