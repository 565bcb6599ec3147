import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Day, Instant, Language, PersonId, PersonRef, Space, UnitId, line } from '../values.ts';

export const unitKinds = [
  'province',
  'department',
  'commune',
  'one-stop',
  'division',
  'service-centre',
  'vendor',
] as const;
export const UnitKind = z.enum(unitKinds);
export type UnitKind = z.infer<typeof UnitKind>;

/** A role held at a unit; it reaches the unit and everything below it. */
export const HeldRole = z.object({
  role: z.string(),
  unitId: UnitId,
  unitName: z.string(),
  field: z.string().nullable(),
});

export const Session = z
  .object({
    person: PersonRef.extend({ kind: z.enum(['citizen', 'official']), username: z.string() }).nullable(),
    roles: z.array(HeldRole),
    /** Names of the endpoints with access `official` that this person may call somewhere. */
    permissions: z.array(z.string()),
    space: Space,
    language: Language,
    /** When the session ends unless something is done (15 minutes idle). */
    expiresAt: Instant.nullable(),
    /** The server's time; what the pages call "now". */
    now: Instant,
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

export const getSession = defineEndpoint({
  name: 'kernel.session.get',
  summary: 'Who is signed in, with which roles and permissions',
  method: 'GET',
  path: '/session',
  access: 'public',
  session: 'shows',
  input: z.object({}),
  output: Session,
});

export const signIn = defineEndpoint({
  name: 'kernel.session.sign-in',
  summary: 'Sign in with a local account; five failures lock the account for a while',
  method: 'POST',
  path: '/session',
  access: 'public',
  session: 'opens',
  input: z.object({ username: line(100), password: z.string().min(1).max(200) }),
  output: Session,
  refusals: ['session.wrong-credentials', 'session.locked'],
});

export const signOut = defineEndpoint({
  name: 'kernel.session.sign-out',
  summary: 'End the session on the server',
  method: 'DELETE',
  path: '/session',
  access: 'person',
  session: 'closes',
  input: z.object({}),
  output: z.object({}),
});

export const Unit = z
  .object({
    id: UnitId,
    parentId: UnitId.nullable(),
    kind: UnitKind,
    code: z.string(),
    name: z.string(),
    /** Type of a commune or province on the asked day: xã, phường, tỉnh, thành phố. */
    type: z.string().nullable(),
  })
  .meta({ id: 'Unit' });
export type Unit = z.infer<typeof Unit>;

export const listUnits = defineEndpoint({
  name: 'kernel.unit.list',
  summary: 'Units with the names valid on a day',
  method: 'GET',
  path: '/units',
  access: 'public',
  input: z.object({
    kind: UnitKind.optional(),
    parentId: UnitId.optional(),
    q: line(100).optional(),
    on: Day.optional(),
  }),
  output: z.object({ items: z.array(Unit) }),
});

export const listColleagues = defineEndpoint({
  name: 'kernel.colleague.list',
  summary: 'People who hold a role in a unit or below it, to hand work to',
  method: 'GET',
  path: '/units/:unitId/colleagues',
  access: 'official',
  input: z.object({ unitId: UnitId, role: line(60).optional() }),
  output: z.object({
    items: z.array(
      z.object({ id: PersonId, name: z.string(), unitId: UnitId, unitName: z.string(), openItems: z.number().int() }),
    ),
  }),
});
