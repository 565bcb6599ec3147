import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { FileAnswer, Instant, LocalText, UnitId, line, paragraph } from '../values.ts';
import { BundleId, DossierId, PaperHandoverId } from './ids.ts';

export const pieceStates = ['sent', 'present', 'missing', 'damaged'] as const;

export const HandoverPiece = z.object({
  componentId: z.string().describe('Component under which it stands in the dossier'),
  name: z.string().describe('Name of the paper'),
  originals: z.int().describe('How many originals'),
  certifiedCopies: z.int().describe('How many certified copies'),
  photocopies: z.int().describe('How many photocopies'),
  state: z.enum(pieceStates).describe('`sent`: nobody has confirmed it'),
  note: z.string().nullable().describe('What the receiver says of it'),
});
export type HandoverPiece = z.infer<typeof HandoverPiece>;

export const handoverKinds = ['intake', 'supplement'] as const;

export const PaperHandover = z.object({
  id: PaperHandoverId,
  dossierId: DossierId,
  code: z.string().describe('Code of the dossier'),
  procedureName: LocalText.describe('Name as people say it, or the official one'),
  ownerName: z.string().describe('Name of the owner'),
  kind: z.enum(handoverKinds).describe('Papers of the intake, or of an answer to a supplement'),
  pieces: z.array(HandoverPiece).describe('What travels'),
});
export type PaperHandover = z.infer<typeof PaperHandover>;

const Unit = z.object({ id: UnitId, name: z.string().describe('Name of the unit') });

export const listWaitingPapers = defineEndpoint({
  name: 'procedures.bundle.waiting',
  summary: 'Papers that lie at a counter and have to come to another, oldest first',
  method: 'GET',
  path: '/paper-handovers',
  access: 'official',
  input: z.object({ unitId: UnitId.describe('The counter where they lie') }),
  output: z.object({
    items: z
      .array(
        PaperHandover.extend({
          toUnit: Unit.describe('Who settles the dossier'),
          since: Instant.describe('Since when they lie there'),
          forwardBy: Instant.describe('Until when they have to be sent'),
          missedIn: z
            .string()
            .nullable()
            .describe('Number of the list in which they lacked; null: sent the first time'),
        }),
      )
      .describe('At most two hundred'),
  }),
  personalData: true,
});

export const sendBundle = defineEndpoint({
  name: 'procedures.bundle.send',
  summary: 'Make a hand-over list of papers for one receiving body: numbered, with a code to scan',
  method: 'POST',
  path: '/bundles',
  access: 'official',
  input: z.object({
    fromUnitId: UnitId.describe('The counter that sends'),
    handoverIds: z.array(PaperHandoverId).min(1).max(200).describe('What goes into the list, in this order'),
  }),
  output: z.object({ id: BundleId, number: z.string().describe('Number as written') }),
  refusals: ['bundle.not-waiting', 'bundle.several-receivers', 'dossier.same-person'],
});

export const BundleSummary = z.object({
  id: BundleId,
  number: z.string().describe('Number as written'),
  fromUnit: Unit.describe('Who sent it'),
  toUnit: Unit.describe('For whom it is'),
  sentAt: Instant.describe('When it was sent'),
  confirmBy: Instant.describe('Until when it should be confirmed'),
  closedAt: Instant.nullable().describe('When it was confirmed; null: not yet'),
  isLate: z.boolean().describe('It should have been confirmed'),
  dossiers: z.int().describe('How many dossiers'),
  faults: z.int().describe('How many pieces lacked or were damaged'),
});
export type BundleSummary = z.infer<typeof BundleSummary>;

export const listBundles = defineEndpoint({
  name: 'procedures.bundle.list',
  summary: 'Hand-over lists to or from a unit: open ones first, then the newest',
  method: 'GET',
  path: '/bundles',
  access: 'official',
  input: z.object({
    unitId: UnitId.describe('The unit'),
    direction: z.enum(['in', 'out']).describe('To the unit, or from it'),
  }),
  output: z.object({ items: z.array(BundleSummary).describe('At most one hundred') }),
});

const bundle = z.object({ bundleId: BundleId });

export const getBundle = defineEndpoint({
  name: 'procedures.bundle.get',
  summary: 'A hand-over list with what travels in it, for who sent it and for who receives it',
  method: 'GET',
  path: '/bundles/:bundleId',
  access: 'official',
  input: bundle,
  output: BundleSummary.omit({ dossiers: true, faults: true }).extend({
    sentBy: z.string().describe('Who sent it'),
    closedBy: z.string().nullable().describe('Who confirmed it'),
    rows: z.array(PaperHandover).describe('Dossiers in their order'),
    mayConfirm: z.boolean().describe('The caller may confirm it now'),
  }),
  personalData: true,
});

export const printBundle = defineEndpoint({
  name: 'procedures.bundle.print',
  summary: 'The hand-over list as PDF, with the code by which the receiver opens it',
  method: 'GET',
  path: '/bundles/:bundleId/letter',
  access: 'official',
  answer: 'file',
  input: bundle,
  output: FileAnswer,
  personalData: true,
});

export const confirmBundle = defineEndpoint({
  name: 'procedures.bundle.confirm',
  summary:
    'Confirm a hand-over list piece by piece: the time of what came starts, what lacks is work of the sender again',
  method: 'POST',
  path: '/bundles/:bundleId/confirmation',
  access: 'official',
  bodyLimit: 1_048_576,
  bodyMembers: 12_000,
  input: bundle.extend({
    faults: z
      .array(
        z.object({
          handoverId: PaperHandoverId,
          componentId: line(100).describe('Which paper of it'),
          state: z.enum(['missing', 'damaged']).describe('What is wrong'),
          note: paragraph(500).optional().describe('What exactly'),
        }),
      )
      .max(2_000)
      .default([])
      .describe('What did not come whole; everything else is there'),
  }),
  output: z.object({
    id: BundleId,
    arrived: z.int().describe('Dossiers whose time runs from now on'),
    faults: z.int().describe('Pieces that lack or are damaged'),
  }),
  refusals: ['bundle.confirmed-already', 'bundle.piece-unknown', 'dossier.same-person'],
});
