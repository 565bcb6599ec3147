import { z } from 'zod';

/** Problems that any endpoint may answer with, beside its own refusals. The number is the HTTP status. */
export const generalProblems = {
  'invalid-input': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  'request-in-progress': 409,
  'request-id-reused': 409,
  'request-id-missing': 400,
  'too-large': 413,
  'system-closed': 423,
  'too-many-requests': 429,
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
    type: z.string(),
    status: z.number().int(),
    code: z.string(),
    title: z.string(),
    /** Facts for the text of the code, and for `invalid-input` the fields at fault. */
    facts: z.record(z.string(), z.unknown()).optional(),
    fields: z.array(z.object({ path: z.string(), code: z.string() })).optional(),
    /** Find this answer in the server's log. */
    requestId: z.string().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
