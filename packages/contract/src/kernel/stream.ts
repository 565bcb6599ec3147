import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { line, uuid } from '../values.ts';

/** Most subjects that one stream watches: what the tabs of one browser have open. */
export const mostWatched = 20;

/** Ids of subjects, separated by commas, as an address holds them. */
const Watched = z
  .string()
  .max(mostWatched * 37)
  .transform((text) => (text === '' ? [] : text.toLowerCase().split(',')))
  .pipe(z.array(uuid()).max(mostWatched));

export const jobStates = ['waiting', 'running', 'done', 'failed'] as const;
export const JobState = z.enum(jobStates).describe('How far the job is');
export type JobState = z.infer<typeof JobState>;

const kindOf = <Kind extends string>(kind: Kind) => z.literal(kind).describe('What the message is about');

/** One message of the stream. It says what changed and nothing of what it holds now: that is read through the endpoint
 * of the thing, which asks again who may. */
export const StreamMessage = z
  .discriminatedUnion('kind', [
    z.object({ kind: kindOf('opened') }).describe('The stream stands; what changes from now on is told'),
    z.object({ kind: kindOf('inbox') }).describe('Open work of the caller came, went or changed'),
    z.object({ kind: kindOf('notices') }).describe('The caller has new notices, or has seen some'),
    z
      .object({
        kind: kindOf('subject'),
        subjectId: uuid().describe('The subject'),
        version: z.number().int().describe('Its version now'),
      })
      .describe('Something happened to a watched subject; its version now'),
    z
      .object({
        kind: kindOf('job'),
        jobId: uuid().describe('Id of the job'),
        share: z.number().min(0).max(1).describe('How much is done, 0 to 1'),
        state: JobState,
      })
      .describe('How far a long job is that the caller started; share from 0 to 1'),
    z
      .object({
        kind: kindOf('demonstration'),
        share: z.number().min(0).max(1).describe('How much of it is there, 0 to 1'),
      })
      .describe('How far the invented dossiers are that a first start fills in; with share 1 it has ended'),
    z.object({ kind: kindOf('resync') }).describe('Something may have been missed: read again whatever is shown'),
  ])
  .meta({ id: 'StreamMessage' });
export type StreamMessage = z.infer<typeof StreamMessage>;

export const openStream = defineEndpoint({
  name: 'kernel.stream.open',
  summary: 'Server-sent messages that something changed which the caller may see; one stream per session is enough',
  method: 'GET',
  path: '/stream',
  access: 'person',
  answer: 'stream',
  input: z.object({
    watch: Watched.optional().describe('Ids of subjects to hear of, separated by commas'),
    after: line(80).optional().describe('Id of the last message that was read; as the header Last-Event-ID'),
  }),
  output: StreamMessage,
});
