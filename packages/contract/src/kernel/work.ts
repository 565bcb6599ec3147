import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { systemNames } from '../systems.ts';
import { Day, FileId, Instant, LocalText, PageRequest, PersonRef, UnitRef, line, page, uuid } from '../values.ts';
import { DueState, dueFacts } from './due.ts';
import { defineExportEndpoint } from './exports.ts';
import { MessageChannel } from './messages.ts';

/** The system that puts work here, or tells something. */
const OwningSystem = z.enum(systemNames).describe('System that it belongs to');

/** One open piece of work. All systems put work here; closed work leaves. */
export const WorkItem = z
  .object({
    id: uuid().describe('Id of this piece of work'),
    system: OwningSystem,
    subjectId: uuid().describe('The dossier, document, meeting … that the work is about'),
    slot: z.string().describe('Which of several pieces of work the subject is at once; `main` where there is only one'),
    kind: z
      .object({ code: z.string().describe('Code within the system'), name: z.string().describe('Name for people') })
      .describe('Procedure, register or type of meeting, by its code within the system'),
    code: z.string().describe('Code of the subject, as people write it'),
    title: z.string().describe('What it is about, in one line'),
    partyName: z.string().nullable().describe('Whom the subject is about: owner, sender, organiser'),
    step: z
      .object({ id: z.string().describe('Id of the step in its process'), name: LocalText })
      .nullable()
      .describe('Where the subject stands in a process'),
    mark: LocalText.nullable().describe(
      'What is so of this piece of work beside its step, in few words; null: nothing',
    ),
    unit: UnitRef.nullable().describe('The unit that has to act; null when the work is for its assignee alone'),
    assignee: PersonRef.nullable().describe('Who has to act; null: nobody is named'),
    dueAt: Instant.nullable().describe('Due instant of the whole subject'),
    stepDueAt: Instant.nullable().describe('Due instant of this step by its share of the time'),
    ...dueFacts,
    since: Instant.describe('Since when it lies here'),
    cameBack: z.string().nullable().describe('Why it came back from a later step; null: it did not'),
    version: z.number().int().describe('Version of the subject, to be sent with what is done to it'),
  })
  .meta({ id: 'WorkItem' });
export type WorkItem = z.infer<typeof WorkItem>;

export const InboxFilter = z.object({
  due: DueState.optional(),
  system: OwningSystem.optional(),
  kind: line(60).optional().describe('Code of a kind; kinds of two systems may share one, so name the system too'),
  stepId: line(60).optional().describe('Id of a step'),
  lateStep: z.enum(['yes']).optional().describe('Only work whose step is past its own deadline while the clock runs'),
  whose: z
    .enum(['mine', 'unassigned', 'all'])
    .default('all')
    .describe("`mine`: assigned to me; `unassigned`: nobody's yet; `all`: everything in the units where I may act"),
  q: line(200).optional().describe('Words of code, title or party, also without accents'),
});

export const listInbox = defineEndpoint({
  name: 'kernel.inbox.list',
  summary: 'Open work of the caller across all systems: what came back, then what is due first',
  method: 'GET',
  path: '/inbox',
  access: 'official',
  input: InboxFilter.extend(PageRequest.shape),
  output: page(WorkItem),
  personalData: true,
});

export const exportInbox = defineExportEndpoint({
  name: 'kernel.inbox.export',
  summary: 'Ask for the filtered open work of the caller as a file: what came back, then what is due first',
  path: '/inbox/exports',
  filters: InboxFilter.shape,
});

export const countInbox = defineEndpoint({
  name: 'kernel.inbox.count',
  summary:
    'How much open work, by due state, system, kind and step, of what fits the filters; the numbers on the filters',
  method: 'GET',
  path: '/inbox/count',
  access: 'official',
  input: InboxFilter,
  output: z.object({
    total: z.number().int().describe('All that is open, whatever is filtered by'),
    mine: z.number().int().describe('Assigned to me, of what fits the other filters'),
    unassigned: z.number().int().describe('Assigned to nobody, of what fits the other filters'),
    anyDue: z.number().int().describe('Of every due state, of what fits the other filters'),
    lateSteps: z.number().int().describe('With a step past its own deadline, of what fits the other filters'),
    due: z
      .array(z.object({ due: DueState, count: z.number().int().describe('How many') }))
      .describe('By due state, of what fits the other filters; so are the numbers below'),
    systems: z
      .array(z.object({ system: OwningSystem, count: z.number().int().describe('How many') }))
      .describe('By system'),
    kinds: z
      .array(
        z.object({
          system: OwningSystem,
          code: z.string().describe('Code of the kind'),
          name: z.string().describe('Name of the kind'),
          title: z
            .string()
            .nullable()
            .describe(
              'What all work of the kind that is the main one of its subject is about; null: of several things',
            ),
          count: z.number().int().describe('How many'),
        }),
      )
      .describe('By kind'),
    steps: z
      .array(
        z.object({
          system: OwningSystem,
          id: z.string().describe('Id of the step'),
          name: LocalText,
          count: z.number().int().describe('How many'),
        }),
      )
      .describe('By step'),
  }),
});

/** A stored file as pages see it. */
export const FileRef = z
  .object({
    id: FileId,
    name: z.string().describe('File name, cleaned'),
    type: z.string().describe('Media type, found by content'),
    size: z.number().int().describe('Bytes'),
    sha256: z.string().describe('Hash of the content, in hexadecimal'),
  })
  .meta({ id: 'FileRef' });
export type FileRef = z.infer<typeof FileRef>;

export const uploadFile = defineEndpoint({
  name: 'kernel.file.upload',
  summary:
    'Upload one file to be attached by a later call: papers are PDF, JPEG or PNG of at most 20 MB, HEIC becomes JPEG and TIFF becomes PDF; unattached files are swept',
  method: 'POST',
  path: '/files',
  access: 'person',
  body: 'file',
  // The purpose may allow less.
  bodyLimit: 512 * 1_048_576,
  input: z.object({
    name: line(300).describe('File name as the caller has it; stored cleaned'),
    purpose: line(60)
      .default('kernel.paper')
      .describe('What the file is for; decides which kinds and which size are taken, and to what it can be attached'),
  }),
  output: FileRef,
  refusals: [
    'file.too-large',
    'file.silent-line',
    'file.type-not-allowed',
    'file.office-document',
    'file.empty',
    'file.password',
    'file.active-content',
    'file.attachment',
    'file.remote-action',
    'file.damaged',
    'file.unpacks-too-large',
    'file.too-complex',
    'file.picture-too-large',
    'file.infected',
    'file.scanner-unavailable',
    'file.too-many-waiting',
  ],
});

/** Something that a person is told inside the platform. */
export const NoticeRow = z
  .object({
    id: uuid().describe('Id of the notice'),
    system: OwningSystem.describe('Whose text and whose page belong to it'),
    key: z.string().describe("Key of the text in the system's catalogue `notices`, to be filled with the facts"),
    facts: z.record(z.string(), z.string()).describe('Facts for the text'),
    subjectId: uuid().nullable().describe('What the notice is about'),
    at: Instant.describe('When it was written'),
    seen: z.boolean().describe('Whether its person opened it, or marked all as seen since'),
    sent: z
      .array(
        z.object({
          channel: MessageChannel,
          at: Instant,
          isSimulated: z.boolean().default(false).describe('It went nowhere: a demonstration, or what is tried out'),
        }),
      )
      .default([])
      .describe('By which channels it went out of the platform too, and when'),
  })
  .meta({ id: 'NoticeRow' });
export type NoticeRow = z.infer<typeof NoticeRow>;

export const listNotices = defineEndpoint({
  name: 'kernel.notice.list',
  summary: 'Notices to the caller, newest first',
  method: 'GET',
  path: '/notices',
  access: 'person',
  input: PageRequest,
  output: page(NoticeRow),
});

/** What entries of the audit are about: everything but readings, readings, or what was refused. */
export const auditKinds = ['acts', 'readings', 'refusals'] as const;

/** By what entries of the audit are asked for. */
const auditFilter = {
  subjectId: uuid().optional().describe('Only entries about this subject'),
  personId: uuid().optional().describe('Only what this person did or read'),
  code: line(60).optional().describe('Only entries about the dossier with this code'),
  person: line(100)
    .optional()
    .describe('Only what was done by an account of this name, by persons whose name holds this, or tried under it'),
  operation: line(100).optional().describe('Only this operation'),
  outcome: line(60).optional().describe('Only `done`, `read`, or this refusal'),
  kind: z.enum(auditKinds).optional().describe('Everything but readings, only readings, or only what was refused'),
  from: Day.optional().describe('First day, Vietnamese time'),
  to: Day.optional().describe('Last day, Vietnamese time'),
};

export const listAudit = defineEndpoint({
  name: 'kernel.audit.list',
  summary: 'Audit entries about a subject, of a person, an act or a period, newest first',
  method: 'GET',
  path: '/audit',
  access: 'official',
  input: PageRequest.extend(auditFilter),
  output: page(
    z.object({
      id: uuid().describe('Id of the entry'),
      at: Instant.describe('When it happened'),
      operation: z.string().describe('Name of the operation, job or reaction'),
      actor: z.string().describe('Who did it, by the name of then'),
      subjectId: uuid().nullable().describe('What it was about'),
      outcome: z.string().describe('`done`, `read`, or the code of the refusal'),
      reason: z.string().nullable().describe('Reason that was given'),
      subjectCode: z.string().nullable().describe('How people call the subject: the code of a dossier'),
      address: z.string().nullable().describe('Network address of the caller'),
      roles: z.array(z.string()).describe('Roles of the actor at that moment, each with its unit'),
      action: z.string().nullable().describe('Which action of the process, such as `approve` or `return`'),
      account: z.string().nullable().describe('Account that a failed sign-in tried; a mark where there is none'),
      filters: z
        .record(z.string(), z.string())
        .describe('By what was asked; words stand as a mark (`#…`) that equal words share'),
      rows: z.number().int().nullable().describe('Rows that the answer held'),
    }),
  ),
  refusals: ['period.days-crossed'],
  personalData: true,
});

export const exportAudit = defineExportEndpoint({
  name: 'kernel.audit.export',
  summary: 'Ask for the filtered entries of the audit as a file, newest first',
  path: '/audit/exports',
  filters: auditFilter,
  refusals: ['period.days-crossed'],
});

export const verifyAudit = defineEndpoint({
  name: 'kernel.audit.verify',
  summary: 'Recompute the hash chain over all sealed blocks and name the first that does not fit',
  method: 'GET',
  path: '/audit/verification',
  access: 'official',
  heavy: true,
  input: z.object({}),
  output: z.object({
    intact: z.boolean().describe('Does every block fit?'),
    blocks: z.number().int().describe('Sealed blocks'),
    entries: z.number().int().describe('Entries in them'),
    unsealed: z.number().int().describe('Entries that wait to be sealed'),
    firstBroken: z.number().int().nullable().describe('Number of the first block that does not fit'),
    head: z.string().nullable().describe('Seal of the last block'),
    lacksKey: z
      .string()
      .nullable()
      .describe('Key of the first broken block that is not here, so that it could not be checked'),
    keptHeads: z.number().int().describe('Ends of the chain, noted outside of the database, that were compared'),
    cutOff: z
      .object({ seq: z.number().int(), at: Instant })
      .nullable()
      .describe('The first noted end that the record does not have: it was cut off or written anew since'),
  }),
});

export const getSigningAuthority = defineEndpoint({
  name: 'kernel.signing.authority',
  summary:
    "Certificate (PEM) of the installation's own authority, for whoever checks a signature; null before the first",
  method: 'GET',
  path: '/signing-authority',
  access: 'public',
  input: z.object({}),
  output: z.object({ certificate: z.string().nullable().describe('Certificate as PEM; null before the first') }),
});
