import { z } from 'zod';

/** Problems that any endpoint may answer with, beside its own refusals. The number is the HTTP status. */
export const generalProblems = {
  'invalid-input': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  /** The act is done by somebody who has shown lately who they are: confirmed, it is asked again with the same request id. */
  'step-up-needed': 403,
  /** Whoever holds this role sets up a second factor before anything else. */
  'second-factor-missing': 403,
  'not-found': 404,
  conflict: 409,
  'request-in-progress': 409,
  'request-id-reused': 409,
  'request-id-missing': 400,
  'too-large': 413,
  'system-closed': 423,
  'too-many-requests': 429,
  /** One heavy answer (a book, a check of the whole audit) is still being made for the same person. */
  'still-working': 429,
  'internal-error': 500,
  /** Too much at once: it took too long and was given up, without effect. To be asked again after a while. */
  busy: 503,
  unavailable: 503,
} as const;
export type GeneralProblem = keyof typeof generalProblems;

/** RFC 9457 problem document. `code` is a general problem or one of the endpoint's refusals; texts are looked up by
 * code in the user's language, never sent over the wire. */
export const Problem = z
  .object({
    type: z.string().describe('Address of the kind of problem'),
    status: z.number().int().describe('HTTP status'),
    code: z.string().describe('General problem or refusal of the operation; texts are looked up by it'),
    title: z.string().describe('The code once more, for readers of logs'),
    facts: z.record(z.string(), z.unknown()).optional().describe('Facts for the text of the code'),
    fields: z
      .array(
        z.object({
          path: z.string().describe('Field of the input, with dots; empty: the whole body'),
          code: z.string().describe('What is wrong with it'),
        }),
      )
      .optional()
      .describe('For `invalid-input`: the fields at fault'),
    requestId: z.string().optional().describe("Finds this answer in the server's log"),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
