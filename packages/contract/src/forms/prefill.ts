import { z } from 'zod';
import { ShowIf } from './condition.ts';

/** What the account says of whoever holds it. */
export const holderFacts = [
  'name',
  'identityPaper',
  'identityNumber',
  'birthDate',
  'gender',
  'phone',
  'email',
] as const;
export type HolderFact = (typeof holderFacts)[number];
/** Raw answers by fact; what the account does not know is missing, and is asked. */
export type Holder = Readonly<Partial<Record<HolderFact, string>>>;

/** Answered by the account and not by whoever types: shown as a fact where the account knows it, asked where it does not. */
export const AccountFact = z
  .object({
    fact: z.enum(holderFacts).describe('What of the account'),
    when: ShowIf.optional().describe('When; always while the field is shown when not given'),
  })
  .describe('Answered by the account of whoever files: the server fills it in, whatever was typed')
  .meta({ id: 'AccountFact' });
export type AccountFact = z.infer<typeof AccountFact>;

/** A beginning that the person may change. */
export const Prefill = z
  .object({
    from: z
      .enum(['holder', 'earlier', 'applicant', 'value'])
      .describe("The account, the person's own earlier filing, an answer of the applicant's form, or the value itself"),
    name: z.string().describe('Which fact, which field, or which value'),
    when: ShowIf.optional().describe('When; always when not given'),
    applicantWhen: ShowIf.optional().describe("With which answers of the applicant's form; all when not given"),
  })
  .describe('A beginning that the person may change')
  .meta({ id: 'Prefill' });
export type Prefill = z.infer<typeof Prefill>;
