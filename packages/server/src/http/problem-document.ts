import { generalProblems, type GeneralProblem, type Problem } from '@dongbo/contract';
import { GeneralError, Refusal, TooLarge } from '@dongbo/kernel';

export const generalProblem = (code: GeneralProblem, extra: Partial<Problem> = {}): Problem => ({
  type: `/problems/${code}`,
  status: generalProblems[code],
  code,
  title: code,
  ...extra,
});

/** Codes of Fastify and of PostgreSQL's connection that mean something to the caller. */
const known: Readonly<Record<string, GeneralProblem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'invalid-input',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid-input',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid-input',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid-input',
  FST_ERR_NOT_FOUND: 'not-found',
  FST_ERR_BAD_URL: 'invalid-input',
  // No id and no code is so long: there is nothing by that name.
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
  ECONNREFUSED: 'unavailable',
  ECONNRESET: 'unavailable',
  EPIPE: 'unavailable',
  '57P01': 'unavailable',
  '57P02': 'unavailable',
  '57P03': 'unavailable',
  '57P05': 'unavailable',
  '08000': 'unavailable',
  '08001': 'unavailable',
  '08003': 'unavailable',
  '08006': 'unavailable',
  // Out of disk or read only after a fail-over: nothing of the act remains, and somebody is at it.
  '25006': 'unavailable',
  '53100': 'unavailable',
  ETIMEDOUT: 'unavailable',
  // Beyond the time that a statement or a transaction may take, too many connections, or still in the way of others after
  // it was tried again.
  '57014': 'busy',
  '25P03': 'busy',
  '53300': 'busy',
  '40001': 'busy',
  '40P01': 'busy',
  '55P03': 'conflict',
  // An instant that no calendar has, from a forged cursor; days are checked on their way in.
  '22008': 'invalid-input',
};

/** The socket of a database that is just being started again is not there at all. A file that is missing is another matter. */
const isUnconnected = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'syscall' in error && error.syscall === 'connect';

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;

/** What a library answers with a status alone. What may not be had is, from outside, not there. */
function generalOf(status: number): GeneralProblem | null {
  if (status === 403 || status === 404) return 'not-found';
  if (status === 413) return 'too-large';
  return status >= 400 && status < 500 ? 'invalid-input' : null;
}

const lostConnection = /Connection terminated|connection is closed|connection error and is not queryable/i;
/** What the pool says when none of its connections became free in time. */
const noConnectionFree = /timeout exceeded when trying to connect/i;

/** PostgreSQL and the pool are given so long to breathe. */
const pauseSeconds = 5;

const downFor = (code: 'busy' | 'unavailable', requestId: string): Problem =>
  generalProblem(code, { requestId, facts: { retryAfterSeconds: pauseSeconds } });

/** Refusals for which HTTP has a status of its own. */
const statusOfRefusal: Readonly<Record<string, number>> = { 'file.too-large': 413, 'file.silent-line': 408 };

/** The one mapping from errors to problem documents (RFC 9457). Anything unknown is a 500 without a text. */
export function problemOf(error: unknown, requestId: string): Problem {
  if (error instanceof Refusal) {
    return {
      type: `/problems/${error.code}`,
      status: statusOfRefusal[error.code] ?? 422,
      code: error.code,
      title: error.code,
      facts: { ...error.facts },
      requestId,
    };
  }
  if (error instanceof GeneralError) {
    return generalProblem(error.code, {
      requestId,
      ...(Object.keys(error.facts).length > 0 ? { facts: { ...error.facts } } : {}),
      ...(error.fields.length > 0 ? { fields: [...error.fields] } : {}),
    });
  }
  if (error instanceof TooLarge) return generalProblem('too-large', { requestId });
  const code = known[codeOf(error)] ?? (isUnconnected(error) ? 'unavailable' : undefined);
  if (code === 'busy' || code === 'unavailable') return downFor(code, requestId);
  if (code) return generalProblem(code, { requestId });
  if (error instanceof Error && lostConnection.test(error.message)) return downFor('unavailable', requestId);
  if (error instanceof Error && noConnectionFree.test(error.message)) return downFor('busy', requestId);
  const byStatus = generalOf(statusOf(error));
  if (byStatus) return generalProblem(byStatus, { requestId });
  return generalProblem('internal-error', { requestId });
}

/** How long to wait, where the problem says it: the header of RFC 9110, 10.2.3. */
export function waitOf(problem: Problem): Record<string, string> {
  const seconds = problem.facts?.['retryAfterSeconds'];
  return typeof seconds === 'number' ? { 'retry-after': String(seconds) } : {};
}
