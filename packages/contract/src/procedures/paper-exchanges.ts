import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Instant, line, paragraph } from '../values.ts';
import { DossierId, PaperExchangeId } from './ids.ts';
import { ReceiverKind } from './people-of-dossier.ts';
import { SeenDossier } from './seen-dossier.ts';

/** A paper of a result that was given out and does not hold any more. */
export const PaperExchange = z
  .object({
    id: PaperExchangeId,
    wrongNumber: z.string().describe('Number of the paper that was given out and does not hold any more'),
    number: z.string().nullable().describe('Number of the paper that is given out for it; null: it was cancelled'),
    isSigned: z.boolean().describe('What is given out for it is signed'),
    openedAt: Instant.describe('When it was decided'),
    doBy: Instant.describe('Until when it is to be done'),
    isLate: z.boolean().describe('It was not done by then'),
    state: z
      .enum(['open', 'closed'])
      .describe('It waits at the counter, or the counter has written down what became of it'),
    isGiven: z.boolean().nullable().describe('The right paper went out; null: not written down yet'),
    isTakenBack: z.boolean().nullable().describe('The wrong paper came back; null: not written down yet'),
    reason: z.string().nullable().describe('Why one of them did not; null: both did, or it is open'),
    receiver: ReceiverKind.nullable().describe('Who was at the counter; null: nobody'),
    receiverName: z.string().nullable().describe('Their name; null: nobody was'),
    by: z.string().nullable().describe('The officer who wrote it down; null: not yet'),
    at: Instant.nullable().describe('When it was written down; null: not yet'),
  })
  .meta({ id: 'PaperExchange' });
export type PaperExchange = z.infer<typeof PaperExchange>;

export const getPaperExchanges = defineEndpoint({
  name: 'procedures.paper-exchange.get',
  summary: 'Papers of a result that were given out and do not hold any more: whether they came back for the right ones',
  method: 'GET',
  path: '/dossiers/:dossierId/paper-exchanges',
  access: 'official',
  input: z.object({ dossierId: DossierId }),
  output: z.object({
    exchanges: z.array(PaperExchange).describe('The newest first'),
    mayConfirm: z.boolean().describe('May the caller write down what became of the open one?'),
    submitterName: z.string().describe('Who handed the dossier in; empty: not told'),
  }),
  personalData: true,
});

export const confirmPaperExchange = defineEndpoint({
  name: 'procedures.paper-exchange.confirm',
  summary: 'Write down that the right paper was given out and the wrong one came back, or why it did not',
  method: 'POST',
  path: '/dossiers/:dossierId/paper-exchanges/:paperExchangeId',
  access: 'official',
  input: SeenDossier.extend({
    paperExchangeId: PaperExchangeId.describe('The wrong paper'),
    isGiven: z.boolean().describe('The right paper was given out'),
    isTakenBack: z.boolean().describe('The wrong paper came back'),
    reason: paragraph(2000).optional().describe('Why one of them did not'),
    receiver: ReceiverKind.optional().describe('Who was at the counter'),
    receiverName: line(200).optional().describe('Name of who comes with a mandate'),
    receiverNumber: line(40).optional().describe('Number of the identity paper of who comes with a mandate'),
    mandateSeen: z.boolean().optional().describe('The officer has seen what entitles the bearer'),
  }),
  output: z.object({ id: PaperExchangeId }),
  refusals: [
    'dossier.changed-meanwhile',
    'dossier.same-person',
    'paper-exchange.not-open',
    'paper-exchange.nothing-to-give',
    'paper-exchange.reason-missing',
    'result.not-signed-yet',
    'dossier.receiver-missing',
    'dossier.mandate-missing',
  ],
  personalData: true,
});
