import { channels } from '@dongbo/contract/procedures';
import { z } from 'zod';

/** Absent and null mean the same in the exchange format: the source says nothing. */
const text = z.string().nullish();
const texts = z
  .array(z.string())
  .nullish()
  .transform((list) => list ?? []);
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((list) => list ?? []);

const filled = z.string().refine((value) => value.trim() !== '');
/** The longest official name has some hundred letters more than a line of a form; a hundred thousand are no name. */
const nameOf = (most: number) => filled.max(most);

export const SourceFee = z.object({
  amount: z.number().nonnegative().max(1e12).nullish(),
  currency: text,
  note: text,
  /** A sentence why the amount is doubted; some exports write true. */
  suspect: z.union([z.string(), z.boolean()]).nullish(),
});

export const SourceChannel = z.object({
  channel: z.enum(channels),
  /** `unit`: WORKING_DAY, DAY, HOUR, MONTH; OTHER when the portal shows a number without a unit. */
  processingTime: z.object({ value: z.number().nonnegative().nullish(), unit: text }).nullish(),
  fees: listOf(SourceFee),
  description: text,
  /** The digits of time and fee stood together without a gap ("125"), and where one ends is not known. */
  ambiguousSplit: text,
});

export const SourceComponent = z.object({
  name: z.string(),
  originals: z.number().int().min(0).max(9999).nullish(),
  copies: z.number().int().min(0).max(9999).nullish(),
  form: text,
});

/** One line of the exchange format (JSON Lines): one procedure as the national portal publishes it. Code, name, ministry
 * and field must be there; everything else may be missing and is then shown as missing. Unknown keys are let through. */
export const ExchangeLine = z.object({
  code: nameOf(60),
  name: nameOf(4_000),
  ministry: nameOf(500),
  field: nameOf(500),
  levels: texts,
  /** Who settles it, in words of `handlers.json`. */
  handlers: texts,
  type: text,
  publicationDecision: text,
  subjects: texts,
  executingAgencies: texts,
  competentAuthority: text,
  receptionAddress: text,
  coordinatingAgency: text,
  steps: texts,
  channels: listOf(SourceChannel),
  channelsText: text,
  componentGroups: listOf(z.object({ case: text, items: listOf(SourceComponent) })),
  componentsText: text,
  legalBasis: listOf(z.object({ number: text, title: text })),
  conditions: z.union([z.string(), z.array(z.string())]).nullish(),
  results: listOf(z.object({ name: z.string(), code: text })),
  sourceUrl: text,
  /** False: the source itself says that parts are missing. */
  complete: z.boolean().nullish(),
});
export type ExchangeLine = z.output<typeof ExchangeLine>;
