import { hash } from 'node:crypto';
import { languages, type Endpoint, type Language } from '@dongbo/contract';
import { readDevice, secondFactorPolicy, signInPolicy, type KnownDevice } from '@dongbo/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hostOf, isEncrypted } from './outer-address.ts';

const sessionCookie = 'dongbo_session';
/** Over HTTPS a browser takes a cookie of this prefix from this very host alone (RFC 6265bis, 4.1.3.2): no other name of the
 * domain can plant one. */
const nameOfCookie = (request: FastifyRequest): string =>
  isEncrypted(request) ? `__Host-${sessionCookie}` : sessionCookie;
const deviceCookie = 'dongbo_device';
const deviceCookieName = (request: FastifyRequest): string =>
  isEncrypted(request) ? `__Host-${deviceCookie}` : deviceCookie;

/** The browser that asks, when somebody has signed in with it before. Only who signs in or may guess is judged by it: elsewhere its
 * cookie is not looked at, which would cost every request two sums. */
export const deviceOf = (request: FastifyRequest, { session, guessAbout }: Endpoint, key: Buffer): KnownDevice | null =>
  session === 'opens' || guessAbout !== null ? readDevice(request.cookies[deviceCookieName(request)], key) : null;

/** Lets a browser be known again. It outlives the session: who signs out is still known, only that. */
export function setDeviceCookie(request: FastifyRequest, reply: FastifyReply, cookie: string): void {
  const maxAge = Math.floor(signInPolicy.knownDeviceMs / 1000);
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: isEncrypted(request), maxAge } as const;
  reply.setCookie(deviceCookieName(request), cookie, options);
}

const pendingCookie = 'dongbo_sign_in';
const pendingCookieName = (request: FastifyRequest): string =>
  isEncrypted(request) ? `__Host-${pendingCookie}` : pendingCookie;

/** What the session's own operations know of the browser beside its session: a sign-in that has begun there, and under which host it came. */
export const signInFactsOf = (
  request: FastifyRequest,
  { session }: Endpoint,
): { readonly pending: string | null; readonly host: string | null } =>
  session === null
    ? { pending: null, host: null }
    : { pending: request.cookies[pendingCookieName(request)] ?? null, host: hostOf(request) };

/** Lets a browser go on with the second step of a sign-in, or ends that (null). */
export function setPendingCookie(request: FastifyRequest, reply: FastifyReply, token: string | null): void {
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure: isEncrypted(request) } as const;
  if (token === null) reply.clearCookie(pendingCookieName(request), options);
  else reply.setCookie(pendingCookieName(request), token, { ...options, maxAge: secondFactorPolicy.pendingMs / 1000 });
}

const languageCookie = 'dongbo_language';

/** The secret of the browser session, or null. */
export const tokenOf = (request: FastifyRequest): string | null => request.cookies[nameOfCookie(request)] ?? null;

/** Only the hash of the secret is stored. */
export const hashOfToken = (token: string): Buffer => hash('sha256', token, 'buffer');

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string | null): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: isEncrypted(request) } as const;
  if (token === null) reply.clearCookie(nameOfCookie(request), options);
  else reply.setCookie(nameOfCookie(request), token, options);
}

const isLanguage = (text: unknown): text is Language => languages.some((language) => language === text);

/** The language that was chosen (`?lang=`, then the cookie); Vietnamese otherwise. */
export function languageOf(request: FastifyRequest): Language {
  const asked: unknown = Object(request.query).lang;
  if (isLanguage(asked)) return asked;
  const kept = request.cookies[languageCookie];
  return isLanguage(kept) ? kept : 'vi';
}

/** Keeps a language chosen in the address, readable for the pages' scripts. */
export function keepLanguage(request: FastifyRequest, reply: FastifyReply): void {
  const asked: unknown = Object(request.query).lang;
  if (isLanguage(asked)) reply.setCookie(languageCookie, asked, { path: '/', sameSite: 'lax', maxAge: 31_536_000 });
}
