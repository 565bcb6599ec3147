import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { FileAnswer, FileId, Instant, PersonId, PersonRef, UnitId, line, paragraph, seenVersion } from '../values.ts';
import { KnownTimeLimit, TypedTimeLimit } from './catalogue.ts';
import { DossierChanged } from './dossier-views.ts';
import { DossierId, ReferralId } from './ids.ts';
import { DeclaredTask, Referral, ReferralOutcome, ReferralPage, TimeShare } from './referral-views.ts';
import { SeenDossier } from './seen-dossier.ts';

const dossier = z.object({ dossierId: DossierId });
const referral = z.object({ referralId: ReferralId });
const referralChange = referral.extend({
  version: seenVersion('Version of the referral that the caller saw'),
});

const said = (max: number) => paragraph(max).refine((text) => text.length > 0, { message: 'required' });

/** What is shown of the dossier with a referral, and what it holds up. */
const shown = {
  fileIds: z.array(FileId).max(50).default([]).describe('Papers of the dossier that are shown; no others are'),
  showsOwner: z.boolean().default(false).describe("Is the owner's name shown?"),
};

export const askOpinion = defineEndpoint({
  name: 'procedures.opinion.ask',
  summary: 'Ask other units, or people of them, for an opinion on a dossier, with content, papers and deadline',
  method: 'POST',
  path: '/dossiers/:dossierId/opinions',
  access: 'official',
  input: SeenDossier.extend({
    to: z
      .array(
        z.object({
          unitId: UnitId,
          personId: PersonId.optional().describe('Somebody of the unit; the unit itself when not given'),
        }),
      )
      .min(1)
      .max(10)
      .describe('Whom to ask, each for an answer of its own'),
    content: said(4000).describe('What is asked'),
    limit: TypedTimeLimit.optional().describe('How long they have; as the rule says when not given'),
    isNeeded: z.boolean().default(false).describe('The step does not end before the answer'),
    ...shown,
  }),
  output: DossierChanged,
  refusals: [
    'dossier.changed-meanwhile',
    'dossier.same-person',
    'referral.not-here',
    'referral.unit-unknown',
    'referral.person-not-there',
    'referral.too-many',
    'referral.limit-too-long',
    'file.unknown',
  ],
  personalData: true,
});

export const linkTasks = defineEndpoint({
  name: 'procedures.linked-task.give',
  summary: 'Give tasks of a linked procedure to other units, at the same time or one after the other',
  method: 'POST',
  path: '/dossiers/:dossierId/linked-tasks',
  access: 'official',
  input: SeenDossier.extend({
    tasks: z
      .array(
        z.object({
          title: line(200)
            .refine((text) => text.length > 0, { message: 'required' })
            .describe('What the unit has to do'),
          unitId: UnitId,
          sequence: z.number().int().min(1).max(20).default(1).describe('Place in the order'),
          isNeeded: z.boolean().default(true).describe('The step does not end before it is done'),
          limit: TypedTimeLimit.optional().describe('How long the unit has; as the rule says when not given'),
          content: paragraph(4000).default('').describe('What has to be known for it'),
        }),
      )
      .min(1)
      .max(20)
      .describe('The tasks'),
    ...shown,
  }),
  output: DossierChanged,
  refusals: [
    'dossier.changed-meanwhile',
    'dossier.same-person',
    'referral.not-here',
    'referral.unit-unknown',
    'referral.person-not-there',
    'referral.too-many',
    'referral.limit-too-long',
    'file.unknown',
  ],
  personalData: true,
});

export const listReferrals = defineEndpoint({
  name: 'procedures.referral.list',
  summary: 'What a dossier asks of others, with the answers and the share of the time that each agency had',
  method: 'GET',
  path: '/dossiers/:dossierId/referrals',
  access: 'official',
  input: dossier,
  output: z.object({
    items: z.array(Referral).describe('In the order in which they were asked'),
    shares: z.array(TimeShare).describe('Working time by agency, the one that settles the dossier first'),
  }),
  personalData: true,
});

export const getReferralChoices = defineEndpoint({
  name: 'procedures.referral.choices',
  summary: 'What may be asked of others for a dossier: usual deadlines with their source, and tasks of its procedure',
  method: 'GET',
  path: '/dossiers/:dossierId/referral-choices',
  access: 'official',
  input: dossier.extend({ unitId: UnitId.optional().describe('A unit of which somebody shall be asked by name') }),
  output: z.object({
    limits: z
      .object({ opinion: KnownTimeLimit, task: KnownTimeLimit })
      .describe(
        'Deadlines to propose: as the rule says, or shorter, so that the answer comes before the dossier is due',
      ),
    before: z
      .object({
        dueAt: Instant.describe('When the dossier is due'),
        days: z.int().describe('So many whole working days end a working day before that'),
      })
      .nullable()
      .describe('Null: no time runs'),
    source: z.string().describe('Where the deadlines are written'),
    people: z.array(PersonRef).describe('Who of that unit can be asked by name; empty where no unit was given'),
    tasks: z.array(DeclaredTask).describe('Tasks that are declared for the procedure'),
  }),
  personalData: true,
});

export const getReferral = defineEndpoint({
  name: 'procedures.referral.get',
  summary: 'One referral as the asked unit sees it: what is asked, what is shown with it, and no more of the dossier',
  method: 'GET',
  path: '/referrals/:referralId',
  access: 'official',
  input: referral,
  output: ReferralPage,
  personalData: true,
});

export const getReferralFile = defineEndpoint({
  name: 'procedures.referral.file',
  summary: 'Open a paper that is shown with a referral, or a file of its answer',
  method: 'GET',
  path: '/referrals/:referralId/files/:fileId',
  access: 'official',
  input: referral.extend({ fileId: FileId }),
  output: FileAnswer,
  answer: 'file',
  personalData: true,
});

/** What a write answers about a referral. */
const ReferralChanged = z.object({
  id: ReferralId,
  version: z.number().int().describe('Version after the change'),
});

export const answerReferral = defineEndpoint({
  name: 'procedures.referral.answer',
  summary: 'Answer what another unit asks: an opinion, or the outcome of a task, with files; also after the deadline',
  method: 'POST',
  path: '/referrals/:referralId/answer',
  access: 'official',
  input: referralChange.extend({
    outcome: ReferralOutcome,
    text: said(8000).describe('The answer in words'),
    fileIds: z.array(FileId).max(20).default([]).describe('Uploaded files'),
  }),
  output: ReferralChanged,
  refusals: [
    'referral.changed-meanwhile',
    'referral.not-open',
    'referral.outcome-unknown',
    'dossier.same-person',
    'file.unknown',
  ],
  personalData: true,
});

export const assignReferral = defineEndpoint({
  name: 'procedures.referral.assign',
  summary: 'Hand a referral to somebody of the asked unit',
  method: 'POST',
  path: '/referrals/:referralId/assignee',
  access: 'official',
  input: referralChange.extend({ assigneeId: PersonId }),
  output: ReferralChanged,
  refusals: ['referral.changed-meanwhile', 'referral.not-open', 'referral.person-not-there', 'dossier.same-person'],
});

export const withdrawReferral = defineEndpoint({
  name: 'procedures.referral.withdraw',
  summary: 'Take back what was asked and not answered yet',
  method: 'POST',
  path: '/referrals/:referralId/withdrawal',
  access: 'official',
  input: referralChange.extend({ reason: said(1000).describe('Why') }),
  output: ReferralChanged,
  refusals: ['referral.changed-meanwhile', 'referral.not-open', 'dossier.same-person'],
  personalData: true,
});
