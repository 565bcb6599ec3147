import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Instant, PersonId, line, uuid } from '../values.ts';

const PartnerKeyId = uuid().describe('Id of a key: the first half of what the partner sends');

/** A key of a partner, without its secret. */
const PartnerKey = z.object({
  id: PartnerKeyId,
  name: z.string().describe('What the key is for: a machine, a year'),
  validFrom: Instant.describe('The key opens from this instant on'),
  validTo: Instant.nullable().describe('The key no longer opens from this instant on; null: without end'),
  lastUsedAt: Instant.nullable().describe('Last use, by the hour; null: never used'),
});

export const addPartner = defineEndpoint({
  name: 'kernel.partner.add',
  summary: 'Add another system as a caller with a role and a key; a known name is given the role and a further key',
  method: 'POST',
  path: '/partners',
  access: 'system',
  input: z.object({
    name: line(200).describe('Name of the other system, as the audit will show it'),
    role: line(60).describe('Key of the role that it holds'),
    unitCode: line(40).describe('Code of the unit at which the role is held; it reaches everything below'),
    field: line(200).optional().describe('Limits the role to one field of procedures'),
    keyName: line(100).describe('What the key is for'),
    secretHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('SHA-256 of the secret, in hexadecimal; the secret stays with whoever made it'),
    validTo: Instant.optional().describe('When the key ends'),
  }),
  output: z.object({ partnerId: PersonId, keyId: PartnerKeyId }),
  refusals: ['partner.role-unknown', 'partner.unit-unknown'],
});

export const listPartners = defineEndpoint({
  name: 'kernel.partner.list',
  summary: 'Partners with their roles and keys',
  method: 'GET',
  path: '/partners',
  access: 'system',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        id: PersonId,
        name: z.string(),
        roles: z.array(z.object({ role: z.string(), unitName: z.string(), field: z.string().nullable() })),
        keys: z.array(PartnerKey),
      }),
    ),
  }),
});

export const revokePartnerKey = defineEndpoint({
  name: 'kernel.partner.revoke-key',
  summary: 'End a key of a partner at once',
  method: 'DELETE',
  path: '/partner-keys/:keyId',
  access: 'system',
  input: z.object({ keyId: PartnerKeyId }),
  output: z.object({}),
});
