import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { OpenSystem } from './stages.ts';
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
export const UnitKind = z.enum(unitKinds).describe('Kind of unit');
export type UnitKind = z.infer<typeof UnitKind>;

export const signingCapacities = ['KT', 'TL', 'TUQ', 'Q'] as const;
export const SigningCapacity = z
  .enum(signingCapacities)
  .describe(
    'In which capacity somebody signs for the head of a body: in place of (KT), by order (TL), by delegation (TUQ), acting (Q)',
  );
export type SigningCapacity = z.infer<typeof SigningCapacity>;

/** A role held at a unit; it reaches the unit and everything below it. */
export const HeldRole = z.object({
  role: z.string().describe('Key of the role'),
  unitId: UnitId.describe('Unit at which the role is held; it reaches everything below'),
  unitName: z.string().describe('Name of that unit today'),
  field: z.string().nullable().describe('Limits the role to one field of procedures; null: all'),
});

export const Session = z
  .object({
    person: PersonRef.extend({
      kind: z.enum(['citizen', 'official']).describe('Citizen or official'),
      username: z.string().describe('Name of the local account'),
      isProven: z
        .boolean()
        .describe(
          'The number of the account is proven; what counters took in under it is shown to such an account alone',
        ),
    })
      .nullable()
      .describe('Who is signed in; null: nobody'),
    roles: z.array(HeldRole).describe('Roles that the person holds now'),
    permissions: z
      .array(z.string())
      .describe('Names of the endpoints with access `official` that this person may call somewhere'),
    firstStep: z
      .enum(['second-factor'])
      .nullable()
      .describe('What this person does before anything else: set up a second factor; null: nothing'),
    secondStep: z
      .boolean()
      .describe('Only in the answer to a sign-in: the password was right, and the second factor is awaited'),
    systems: z.array(OpenSystem).describe('Systems of this installation that are open to somebody in this space now'),
    space: Space,
    language: Language,
    typingKey: z
      .string()
      .nullable()
      .describe('Key of this person under which a browser seals what was typed and not sent yet, base64; null: nobody'),
    expiresAt: Instant.nullable().describe('When the session ends unless something is done (15 minutes idle)'),
    now: Instant.describe("The server's time; what the pages call now"),
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
  summary:
    'Sign in with a local account; after five failures from one place the next try has to wait, browsers that the account has used apart',
  method: 'POST',
  path: '/session',
  access: 'public',
  session: 'opens',
  bodyLimit: 16_384,
  input: z.object({
    username: line(100).describe('Name of the local account'),
    password: z.string().min(1).max(200).describe('Password of the account'),
  }),
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
  firstStep: true,
  input: z.object({}),
  output: z.object({}),
});

export const forgetBrowsers = defineEndpoint({
  name: 'kernel.account.forget-browsers',
  summary: 'Make all browsers of an account unknown, so that none of them passes by what strangers did',
  method: 'DELETE',
  path: '/accounts/:username/browsers',
  access: 'system',
  administration: true,
  input: z.object({ username: line(100).describe('Name of the local account') }),
  output: z.object({ forgotten: z.number().int().describe('So many browsers were known') }),
});

export const Unit = z
  .object({
    id: UnitId,
    parentId: UnitId.nullable().describe('Unit above; null: none'),
    kind: UnitKind,
    code: z.string().describe('Code of the unit; provisional, never a key'),
    name: z.string().describe('Name on the asked day'),
    type: z.string().nullable().describe('Type of a commune or province on the asked day: xã, phường, tỉnh, thành phố'),
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
    parentId: UnitId.optional().describe('Only units right below this one'),
    q: line(100).optional().describe('Words of the name, also without accents'),
    on: Day.optional().describe('Names and units as valid on this day; today when not given'),
  }),
  output: z.object({ items: z.array(Unit).describe('Units by code') }),
});

export const listColleagues = defineEndpoint({
  name: 'kernel.colleague.list',
  summary: 'People who hold a role in a unit or below it, to hand work to',
  method: 'GET',
  path: '/units/:unitId/colleagues',
  access: 'official',
  input: z.object({ unitId: UnitId, role: line(60).optional().describe('Only holders of this role') }),
  output: z.object({
    items: z
      .array(
        z.object({
          id: PersonId,
          name: z.string().describe('Name of the person'),
          unitId: UnitId,
          unitName: z.string().describe('Name of the unit at which the role is held'),
          openItems: z.number().int().describe('How much open work the person has'),
        }),
      )
      .describe('People by name'),
  }),
});
