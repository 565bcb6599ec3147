import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { FileAnswer, FileId, Instant, PersonId, PersonRef, line, paragraph, seenVersion } from '../values.ts';
import { DossierChanged } from './dossier-views.ts';
import { DossierId, SiteCheckId } from './ids.ts';
import { OwnerSignature, SiteCheck, SiteCheckPage, SiteRecord } from './site-check-views.ts';

const dossier = z.object({ dossierId: DossierId });
const siteCheck = z.object({ siteCheckId: SiteCheckId });
const change = siteCheck.extend({ version: seenVersion('Version of the verification that the caller saw') });
const changed = z.object({ id: SiteCheckId, version: z.int().describe('Version afterwards') });

const needed = (max: number) => paragraph(max).refine((text) => text.length > 0, { message: 'required' });
const neededLine = (max: number) => line(max).refine((text) => text.length > 0, { message: 'required' });

/** Codes of every change. */
const changing = ['site-check.changed-meanwhile', 'site-check.not-possible', 'dossier.same-person'] as const;

export const planSiteCheck = defineEndpoint({
  name: 'procedures.site-check.plan',
  summary: 'Plan a verification on the spot: time, place, members and what is looked at; the owner is told',
  method: 'POST',
  path: '/dossiers/:dossierId/site-checks',
  access: 'official',
  input: dossier.extend({
    version: seenVersion('Version of the dossier that the caller saw'),
    plannedAt: Instant.describe('When it is to be'),
    place: neededLine(500).describe('Where'),
    subject: needed(2000).describe('What is looked at'),
    asksOwner: z.boolean().default(true).describe('The owner is asked to be there'),
    guidePhone: line(30).optional().describe('Telephone number for the owner, of who planned it'),
    memberIds: z.array(PersonId).max(20).default([]).describe('Officials of the body who go along'),
    outsiders: z
      .array(z.object({ name: neededLine(200).describe('Name'), body: neededLine(200).describe('Body') }))
      .max(10)
      .default([])
      .describe('Who goes along from other bodies'),
  }),
  output: DossierChanged,
  refusals: [
    'dossier.changed-meanwhile',
    'dossier.same-person',
    'site-check.not-here',
    'site-check.member-unknown',
    'site-check.time-not-possible',
  ],
  personalData: true,
});

export const listSiteChecks = defineEndpoint({
  name: 'procedures.site-check.list',
  summary: 'Verifications on the spot of a dossier',
  method: 'GET',
  path: '/dossiers/:dossierId/site-checks',
  access: 'official',
  input: dossier,
  output: z.object({
    items: z.array(SiteCheck).describe('In the order in which they were planned'),
  }),
  personalData: true,
});

export const getSiteCheckChoices = defineEndpoint({
  name: 'procedures.site-check.choices',
  summary: 'Who of the body could go along to a verification on the spot',
  method: 'GET',
  path: '/dossiers/:dossierId/site-check-choices',
  access: 'official',
  input: dossier,
  output: z.object({ people: z.array(PersonRef).describe('Officials of the body who can go along') }),
  personalData: true,
});

export const getSiteCheck = defineEndpoint({
  name: 'procedures.site-check.get',
  summary: 'One verification on the spot, for its members and for who may open the dossier',
  method: 'GET',
  path: '/site-checks/:siteCheckId',
  access: 'official',
  input: siteCheck,
  output: SiteCheckPage,
  personalData: true,
});

export const postponeSiteCheck = defineEndpoint({
  name: 'procedures.site-check.postpone',
  summary: 'Move a verification to another time, with the reason; members and owner are told',
  method: 'POST',
  path: '/site-checks/:siteCheckId/postponement',
  access: 'official',
  input: change.extend({
    plannedAt: Instant.describe('When it is to be now'),
    reason: needed(1000).describe('Why'),
  }),
  output: changed,
  refusals: [...changing, 'site-check.time-not-possible'],
});

export const cancelSiteCheck = defineEndpoint({
  name: 'procedures.site-check.cancel',
  summary: 'Cancel a verification that has not been, with the reason; members and owner are told',
  method: 'POST',
  path: '/site-checks/:siteCheckId/cancellation',
  access: 'official',
  input: change.extend({ reason: needed(1000).describe('Why') }),
  output: changed,
  refusals: [...changing],
});

/** Codes of what is written down. */
const recording = [
  ...changing,
  'site-check.not-yet',
  'site-check.times-not-possible',
  'site-check.member-unknown',
  'site-check.nobody-there',
  'file.unknown',
] as const;

export const recordSiteCheck = defineEndpoint({
  name: 'procedures.site-check.record',
  summary: 'Write down what was found: the minutes get their number and wait for the signatures of who was there',
  method: 'POST',
  path: '/site-checks/:siteCheckId/record',
  access: 'official',
  input: change.extend({ record: SiteRecord }),
  output: changed.extend({ number: z.string().describe('Number of the minutes') }),
  refusals: [...recording],
  personalData: true,
});

export const correctSiteCheck = defineEndpoint({
  name: 'procedures.site-check.correct',
  summary: 'Put minutes right by a further record that refers to them; the ones before stay as they are',
  method: 'POST',
  path: '/site-checks/:siteCheckId/correction',
  access: 'official',
  input: change.extend({ reason: needed(1000).describe('What was wrong'), record: SiteRecord }),
  output: changed.extend({ number: z.string().describe('Number of the new minutes') }),
  refusals: [...recording],
  personalData: true,
});

export const signSiteCheck = defineEndpoint({
  name: 'procedures.site-check.sign',
  summary: 'Confirm the minutes of a verification as a member who was there, from the own account',
  method: 'POST',
  path: '/site-checks/:siteCheckId/signature',
  access: 'official',
  stepUp: true,
  input: change,
  output: changed,
  refusals: [...changing, 'site-check.not-yours'],
});

export const signSiteCheckOnPaper = defineEndpoint({
  name: 'procedures.site-check.sign-on-paper',
  summary: 'Keep what owner and outsiders signed on paper, or that the owner refused to and why',
  method: 'POST',
  path: '/site-checks/:siteCheckId/paper-signature',
  access: 'official',
  input: change.extend({
    owner: OwnerSignature,
    reason: paragraph(1000).default('').describe('Why the owner refused'),
    fileIds: z.array(FileId).max(20).default([]).describe('The signed paper, scanned'),
  }),
  output: changed,
  refusals: [
    ...changing,
    'site-check.owner-does-not-fit',
    'site-check.reason-missing',
    'site-check.paper-missing',
    'file.unknown',
  ],
});

export const getSiteCheckFile = defineEndpoint({
  name: 'procedures.site-check.file',
  summary: 'Open a photograph of a verification, or its signed paper',
  method: 'GET',
  path: '/site-checks/:siteCheckId/files/:fileId',
  access: 'official',
  answer: 'file',
  input: siteCheck.extend({ fileId: FileId }),
  output: FileAnswer,
  personalData: true,
});

export const printSiteMinutes = defineEndpoint({
  name: 'procedures.site-check.minutes',
  summary: 'The minutes of a verification as PDF, with the signatures that are there',
  method: 'GET',
  path: '/site-checks/:siteCheckId/minutes',
  access: 'official',
  answer: 'file',
  input: siteCheck,
  output: FileAnswer,
  refusals: ['site-check.not-possible'],
  personalData: true,
});
