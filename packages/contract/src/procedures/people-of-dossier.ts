import { z } from 'zod';

/** Who hands a dossier in for its owner, as far as they were asked. */
export const Submitter = z
  .object({
    name: z.string().describe('Name'),
    identityNumber: z.string().nullable().describe('Number of the identity paper; null: not told'),
    phone: z.string().nullable().describe('Telephone number; null: not told'),
    authority: z.string().nullable().describe('What entitles them, such as an authorisation; null: not told'),
  })
  .meta({ id: 'Submitter' });
export type Submitter = z.infer<typeof Submitter>;

/** Who takes a result: the owner, who handed the dossier in for the owner, or somebody else with a mandate. */
export const receiverKinds = ['owner', 'submitter', 'mandate'] as const;
export const ReceiverKind = z.enum(receiverKinds).describe('Who takes the result');
export type ReceiverKind = z.infer<typeof ReceiverKind>;
