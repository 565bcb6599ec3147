import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { systemNames } from '../systems.ts';
import { FileId, Instant, LocalText, PageRequest, PersonRef, UnitRef, line, page } from '../values.ts';

/** Words for where a piece of work stands against its due instant. `not-started`: no due date yet. */
export const dueStates = ['overdue', 'today', 'soon', 'later', 'suspended', 'not-started'] as const;
export const DueState = z.enum(dueStates);
export type DueState = z.infer<typeof DueState>;

/** The system that puts work here, or tells something. */
const OwningSystem = z.enum(systemNames);

/** One open piece of work. All systems put work here; closed work leaves. */
export const WorkItem = z
  .object({
    id: z.uuid(),
    system: OwningSystem,
    subjectId: z.uuid().describe('The dossier, document, meeting … that the work is about'),
    slot: z.string().describe('Which of several pieces of work the subject is at once; `main` where there is only one'),
    kind: z
      .object({ code: z.string(), name: z.string() })
      .describe('Procedure, register or type of meeting, by its code within the system'),
    code: z.string(),
    title: z.string(),
    partyName: z.string().nullable().describe('Whom the subject is about: owner, sender, organiser'),
    step: z.object({ id: z.string(), name: LocalText }).nullable().describe('Where the subject stands in a process'),
    unit: UnitRef.nullable().describe('The unit that has to act; null when the work is for its assignee alone'),
    assignee: PersonRef.nullable(),
    dueAt: Instant.nullable().describe('Due instant of the whole subject'),
    stepDueAt: Instant.nullable().describe('Due instant of this step by its share of the time'),
    dueState: DueState,
    since: Instant,
    version: z.number().int().describe('Version of the subject, to be sent with what is done to it'),
  })
  .meta({ id: 'WorkItem' });
export type WorkItem = z.infer<typeof WorkItem>;

export const InboxFilter = z.object({
  due: DueState.optional(),
  system: OwningSystem.optional(),
  kind: line(60).optional().describe('Code of a kind; kinds of two systems may share one, so name the system too'),
  stepId: line(60).optional(),
  whose: z
    .enum(['mine', 'unassigned', 'all'])
    .default('all')
    .describe("`mine`: assigned to me; `unassigned`: nobody's yet; `all`: everything in the units where I may act"),
  q: line(200).optional(),
});

export const listInbox = defineEndpoint({
  name: 'kernel.inbox.list',
  summary: 'Open work of the caller across all systems, what is due first',
  method: 'GET',
  path: '/inbox',
  access: 'official',
  input: InboxFilter.extend(PageRequest.shape),
  output: page(WorkItem),
  personalData: true,
});

export const countInbox = defineEndpoint({
  name: 'kernel.inbox.count',
  summary: 'How much open work, by due state, system, kind and step; the numbers on the filters',
  method: 'GET',
  path: '/inbox/count',
  access: 'official',
  input: z.object({}),
  output: z.object({
    total: z.number().int(),
    mine: z.number().int(),
    unassigned: z.number().int(),
    due: z.array(z.object({ due: DueState, count: z.number().int() })),
    systems: z.array(z.object({ system: OwningSystem, count: z.number().int() })),
    kinds: z.array(z.object({ system: OwningSystem, code: z.string(), name: z.string(), count: z.number().int() })),
    steps: z.array(z.object({ system: OwningSystem, id: z.string(), name: LocalText, count: z.number().int() })),
  }),
});

/** A stored file as pages see it. */
export const FileRef = z
  .object({ id: FileId, name: z.string(), type: z.string(), size: z.number().int(), sha256: z.string() })
  .meta({ id: 'FileRef' });
export type FileRef = z.infer<typeof FileRef>;

export const uploadFile = defineEndpoint({
  name: 'kernel.file.upload',
  summary:
    'Upload one file to be attached by a later call: papers are PDF, JPEG or PNG of at most 20 MB; unattached files are swept',
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
    'file.type-not-allowed',
    'file.empty',
    'file.active-content',
    'file.infected',
    'file.scanner-unavailable',
    'file.too-many-waiting',
  ],
});

/** Something that a person is told inside the platform. */
export const NoticeRow = z
  .object({
    id: z.uuid(),
    system: OwningSystem.describe('Whose text and whose page belong to it'),
    key: z.string().describe("Key of the text in the system's catalogue `notices`, to be filled with the facts"),
    facts: z.record(z.string(), z.string()),
    subjectId: z.uuid().nullable(),
    at: Instant,
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

export const listAudit = defineEndpoint({
  name: 'kernel.audit.list',
  summary: 'Audit entries about a subject or of a person, newest first',
  method: 'GET',
  path: '/audit',
  access: 'official',
  input: PageRequest.extend({ subjectId: z.uuid().optional(), personId: z.uuid().optional() }),
  output: page(
    z.object({
      id: z.uuid(),
      at: Instant,
      operation: z.string(),
      actor: z.string(),
      subjectId: z.uuid().nullable(),
      outcome: z.string(),
      reason: z.string().nullable(),
    }),
  ),
  personalData: true,
});

export const verifyAudit = defineEndpoint({
  name: 'kernel.audit.verify',
  summary: 'Recompute the hash chain over all sealed blocks and name the first that does not fit',
  method: 'GET',
  path: '/audit/verification',
  access: 'official',
  input: z.object({}),
  output: z.object({
    intact: z.boolean(),
    blocks: z.number().int(),
    entries: z.number().int(),
    unsealed: z.number().int(),
    firstBroken: z.number().int().nullable(),
    head: z.string().nullable(),
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
  output: z.object({ certificate: z.string().nullable() }),
});
