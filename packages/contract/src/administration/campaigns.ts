import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import {
  FileAnswer,
  FileId,
  Instant,
  PageRequest,
  PersonRef,
  UnitId,
  UnitRef,
  page,
  paragraph,
  seenVersion,
} from '../values.ts';
import { CampaignId } from './ids.ts';

/** What the file of a campaign is uploaded for. */
export const campaignPurpose = 'administration.campaign';

export const campaignStates = ['reading', 'unreadable', 'checked', 'running', 'done', 'rejected', 'withdrawn'] as const;
export const CampaignState = z.enum(campaignStates).describe('Where the campaign stands');
export type CampaignState = z.infer<typeof CampaignState>;

export const rowOutcomes = ['new', 'changed', 'unchanged', 'refused'] as const;
export const RowOutcome = z.enum(rowOutcomes).describe('What a row of the file comes to');
export type RowOutcome = z.infer<typeof RowOutcome>;

/** Columns of the template, in its order. */
export const campaignColumns = [
  'name',
  'identityNumber',
  'phone',
  'email',
  'title',
  'role',
  'unit',
  'field',
  'from',
  'to',
  'username',
] as const;
export const CampaignColumn = z.enum(campaignColumns).describe('A column of the template');
export type CampaignColumn = z.infer<typeof CampaignColumn>;

const Facts = z.record(z.string(), z.string());

const counts = z
  .object({
    rows: z.number().int().describe('Rows of the file'),
    new: z.number().int().describe('People who are added, or rows that add to them'),
    changed: z.number().int().describe('Rows that change something'),
    unchanged: z.number().int().describe('Rows that say what is so already'),
    refused: z.number().int().describe('Rows with something wrong in them'),
    otherNames: z.number().int().describe('Rows whose number is known under another name'),
    done: z.number().int().describe('Rows that were carried out'),
    failed: z.number().int().describe('Rows that could not be carried out any more'),
    activated: z.number().int().describe('People of the file who have chosen a password'),
    waiting: z.number().int().describe('People of the file who are invited and have not'),
  })
  .describe('Figures of the campaign');

export const Campaign = z
  .object({
    id: CampaignId,
    unit: UnitRef.describe('Whose people it authorises, with those of the units below'),
    fileName: z.string().describe('Name of the uploaded file'),
    inviteBy: z.enum(['email', 'letter']).describe('How people are invited'),
    state: CampaignState,
    problem: z.object({ code: z.string(), facts: Facts }).nullable().describe('Why the file as a whole cannot be used'),
    reason: z.string().describe('Why, in the words of who uploaded it'),
    uploadedBy: PersonRef,
    uploadedAt: Instant,
    isOwn: z.boolean().describe('The caller uploaded it: somebody else has to approve it'),
    decidedBy: PersonRef.nullable(),
    decidedAt: Instant.nullable(),
    decisionReason: z.string().nullable(),
    version: z.number().int().describe('Counts the changes; a write names the one that it has seen'),
    counts,
  })
  .meta({ id: 'Campaign' });
export type Campaign = z.infer<typeof Campaign>;

export const CampaignRow = z
  .object({
    number: z.number().int().describe('Row of the sheet'),
    cells: z.partialRecord(CampaignColumn, z.string()).describe('What the cells say'),
    problems: z
      .array(z.object({ column: CampaignColumn, code: z.string(), facts: Facts }))
      .describe('What is wrong, each beside its cell'),
    outcome: RowOutcome,
    changes: z
      .array(
        z.object({
          what: z
            .enum(['account', 'name', 'other-name', 'phone', 'email', 'role'])
            .describe('`other-name`: the number is known under a name that is another one, not another spelling'),
          before: z.string().nullable(),
          after: z.string(),
        }),
      )
      .describe('What the row changes'),
    done: z.boolean().describe('It was carried out'),
    failure: z.string().nullable().describe('Why it could not be carried out any more; null: nothing came in between'),
  })
  .meta({ id: 'CampaignRow' });
export type CampaignRow = z.infer<typeof CampaignRow>;

export const getCampaignTemplate = defineEndpoint({
  name: 'administration.campaign.template',
  summary: 'The workbook to fill in for the people of a unit, with its roles and units to choose from',
  method: 'GET',
  path: '/administration/units/:unitId/campaign-template',
  access: 'official',
  administration: true,
  answer: 'file',
  input: z.object({ unitId: UnitId }),
  output: FileAnswer,
});

export const listCampaigns = defineEndpoint({
  name: 'administration.campaign.list',
  summary: 'Campaigns of the units within reach, the newest first',
  method: 'GET',
  path: '/administration/campaigns',
  access: 'official',
  administration: true,
  input: PageRequest,
  output: page(Campaign),
});

export const getCampaign = defineEndpoint({
  name: 'administration.campaign.get',
  summary: 'One campaign with its figures',
  method: 'GET',
  path: '/administration/campaigns/:campaignId',
  access: 'official',
  administration: true,
  input: z.object({ campaignId: CampaignId }),
  output: Campaign,
  personalData: true,
});

export const listCampaignRows = defineEndpoint({
  name: 'administration.campaign-row.list',
  summary: 'Rows of a campaign with what is wrong and what would change, in the order of the sheet',
  method: 'GET',
  path: '/administration/campaigns/:campaignId/rows',
  access: 'official',
  administration: true,
  input: z.object({
    campaignId: CampaignId,
    outcome: RowOutcome.optional(),
    after: z.coerce.number().int().min(0).max(2_147_483_647).default(0).describe('Only rows behind this one'),
    limit: z.coerce.number().int().min(1).max(200).default(100).describe('Most rows of the answer'),
  }),
  output: z.object({
    items: z.array(CampaignRow).describe('This page'),
    next: z.number().int().nullable().describe('`after` of the next page; null: this is the last'),
  }),
  personalData: true,
});

const Changed = z
  .object({ id: CampaignId, state: CampaignState, version: z.number().int().describe('The version from now on') })
  .meta({ id: 'CampaignChanged' });

export const startCampaign = defineEndpoint({
  name: 'administration.campaign.start',
  summary: 'Hand in a filled-in workbook: it is read and checked, and nothing is changed yet',
  method: 'POST',
  path: '/administration/campaigns',
  access: 'official',
  administration: true,
  input: z.object({
    unitId: UnitId.describe('Whose people it authorises'),
    fileId: FileId.describe('The uploaded workbook'),
    inviteBy: z.enum(['email', 'letter']).describe('How people are invited'),
    reason: paragraph(500).pipe(z.string().min(3)).describe('Why, for the history and the audit'),
  }),
  output: Changed,
  refusals: ['account.official-only', 'campaign.no-file'],
});

export const decideCampaign = defineEndpoint({
  name: 'administration.campaign.decide',
  summary:
    'Approve a checked campaign, which is then carried out, or turn it down; whoever uploaded it can only withdraw it',
  method: 'POST',
  path: '/administration/campaigns/:campaignId/decision',
  access: 'official',
  stepUp: true,
  administration: true,
  input: z.object({
    campaignId: CampaignId,
    version: seenVersion('The version that the caller has seen'),
    approve: z.boolean().describe('True: it is carried out; false: it is turned down, or withdrawn by who uploaded it'),
    reason: paragraph(500).pipe(z.string().min(3)).describe('Why, for the history and the audit'),
  }),
  output: Changed,
  refusals: [
    'account.official-only',
    'campaign.own',
    'campaign.not-checked',
    'campaign.changed-meanwhile',
    'campaign.nothing-to-do',
  ],
});

export const printCampaignLetters = defineEndpoint({
  name: 'administration.campaign.letters',
  summary: 'Sealed letters of a campaign to everybody who has not activated the account yet, a page each, as PDF',
  method: 'GET',
  path: '/administration/campaigns/:campaignId/letters',
  access: 'official',
  administration: true,
  answer: 'file',
  heavy: true,
  input: z.object({
    campaignId: CampaignId,
    after: z.coerce
      .number()
      .int()
      .min(0)
      .max(2_147_483_647)
      .default(0)
      .describe('Only rows behind this one; a file has at most 500 letters'),
  }),
  output: FileAnswer,
  refusals: ['account.official-only', 'campaign.no-letters', 'account.no-public-address'],
  personalData: true,
});
