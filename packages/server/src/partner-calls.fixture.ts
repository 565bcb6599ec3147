import { createHash, randomBytes } from 'node:crypto';
import { addPartner, defineEndpoint } from '@dongbo/contract';
import { operationsOf, systemActor, type KernelTables, type Operation } from '@dongbo/kernel';
import type { LightMyRequestResponse } from 'fastify';
import { z } from 'zod';
import type { Api } from './api-world.fixture.ts';
import { createApp, type AppOptions } from './http/app.ts';

/** Endpoints for partners, as a system would bring them; no system of the product has one yet. */
export const readExample = defineEndpoint({
  name: 'kernel.example.read',
  summary: 'A fixture: read as a partner',
  method: 'GET',
  path: '/example',
  access: 'partner',
  input: z.object({ word: z.string().max(20).optional() }),
  output: z.object({ partner: z.string(), word: z.string().nullable() }),
  personalData: true,
});

export const sendExample = defineEndpoint({
  name: 'kernel.example.send',
  summary: 'A fixture: send an XML document as a partner',
  method: 'POST',
  path: '/example/:kind',
  access: 'partner',
  body: 'xml',
  bodyLimit: 3_000_000,
  input: z.object({ kind: z.string().max(20), part: z.string().max(20).optional() }),
  output: z.object({ kind: z.string(), part: z.string().nullable(), xml: z.string() }),
});

const defineExample = operationsOf<KernelTables, unknown>();

export const examples: readonly Operation[] = [
  defineExample(readExample, async (ctx, { word }) => ({ partner: ctx.actor.name, word: word ?? null })),
  defineExample(sendExample, async (ctx, { kind, part }) => ({ kind, part: part ?? null, xml: ctx.xml ?? '' })),
];

/** The assembled server with the examples beside all other operations. */
export const appWithExamples = async (api: Api, options: AppOptions = {}) =>
  await createApp(
    { ...api.program, operations: [...api.program.operations, ...examples] },
    { limits: 'off', ...options },
  );

export const exampleRole = 'example-partner';

/** A role for partners that carries these permissions. */
export async function writeRole(api: Api, permissions: readonly string[], key = exampleRole): Promise<void> {
  await api.program.databases.official.kysely
    .insertInto('role')
    .values({ key, name: JSON.stringify({ vi: key, en: key, uk: key }), permissions: [...permissions] })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ permissions: [...permissions] }))
    .execute();
}

export interface ExamplePartner {
  readonly partnerId: string;
  readonly keyId: string;
  /** What stands in the header `authorization`. */
  readonly authorization: string;
}

/** A partner who holds the role for the whole province, with a fresh key. */
export async function enterPartner(api: Api, name: string, validTo?: Date): Promise<ExamplePartner> {
  const secret = randomBytes(32).toString('base64url');
  const { partnerId, keyId } = await api.program.call(
    addPartner,
    {
      name,
      role: exampleRole,
      unitCode: 'H19',
      keyName: 'máy chủ 1',
      secretHash: createHash('sha256').update(secret).digest('hex'),
      ...(validTo ? { validTo: validTo.toISOString() } : {}),
    },
    { actor: systemActor('test') },
  );
  return { partnerId, keyId, authorization: `Bearer ${keyId}.${secret}` };
}

export const codeOf = (response: LightMyRequestResponse): string => response.json<{ code: string }>().code;
