import { AgencyIdentifier, Day, Instant } from '@dongbo/contract';
import { z } from 'zod';
import accounts from '../../data/demonstration/accounts.json' with { type: 'json' };

const Pattern = z.object({ prefix: z.string(), role: z.string(), at: z.enum(['body', 'one-stop']) });

const Demonstration = z.object({
  password: z.string(),
  vendor: z.object({ code: AgencyIdentifier, name: z.string(), from: Day, legalBasis: z.string() }),
  grantsFrom: Instant,
  citizens: z.array(
    z.object({
      username: z.string(),
      name: z.string(),
      identityNumber: z.string(),
      birthDate: z.string(),
      address: z.string(),
    }),
  ),
  officials: z.array(
    z.object({
      username: z.string(),
      name: z.string(),
      identityNumber: z.string(),
      grants: z.array(z.object({ role: z.string(), unit: AgencyIdentifier })).min(1),
    }),
  ),
  shown: z.array(z.string()),
  generated: z.object({
    communes: z.array(Pattern),
    bodies: z.array(Pattern),
    slugs: z.record(z.string(), z.string()),
    names: z.object({
      family: z.array(z.string()).min(1),
      middle: z.array(z.string()).min(1),
      given: z.array(z.string()).min(1),
    }),
  }),
});
export type DemonstrationData = z.infer<typeof Demonstration>;

export const readDemonstration = (): DemonstrationData => Demonstration.parse(accounts);
