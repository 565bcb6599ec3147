import { FileRef } from '@dongbo/contract';
import { OwnerSignature, SiteRecord, siteCheckStates } from '@dongbo/contract/procedures';
import { z } from 'zod';

export const StoredMember = z.object({
  key: z.string(),
  personId: z.string().nullable(),
  name: z.string(),
  body: z.string(),
  /** Of who planned it: the number that the owner may call. */
  phone: z.string().nullable().optional(),
});
export type StoredMember = z.infer<typeof StoredMember>;

export const Postponement = z.object({ from: z.string(), to: z.string(), reason: z.string(), by: z.string() });
export const SiteSignature = z.object({ key: z.string(), personId: z.string(), name: z.string(), at: z.string() });
export const SitePaper = z.object({ owner: OwnerSignature, reason: z.string(), fileIds: z.array(z.string()) });

const instant = z.coerce.date();

export const StoredSiteCheck = z.object({
  id: z.string(),
  dossierId: z.string(),
  ordinal: z.number(),
  state: z.enum(siteCheckStates),
  unit: z.object({ id: z.string(), name: z.string() }),
  plannedById: z.string(),
  plannedBy: z.string(),
  createdAt: instant,
  plannedAt: instant,
  place: z.string(),
  subject: z.string(),
  asksOwner: z.boolean(),
  members: z.array(StoredMember),
  postponements: z.array(Postponement),
  lateAt: instant,
  corrects: z.string().nullable(),
  correctedBy: z.string().nullable(),
  correctionReason: z.string().nullable(),
  number: z.string().nullable(),
  record: SiteRecord.nullable(),
  recordedAt: instant.nullable(),
  recordedBy: z.string().nullable(),
  signatures: z.array(SiteSignature),
  paper: SitePaper.nullable(),
  cancelledAt: instant.nullable(),
  cancelReason: z.string().nullable(),
  version: z.number(),
  /** Photographs and the signed paper. */
  files: z.array(FileRef),
});
/** A verification on the spot, as one statement brings it. */
export type StoredSiteCheck = z.infer<typeof StoredSiteCheck>;
