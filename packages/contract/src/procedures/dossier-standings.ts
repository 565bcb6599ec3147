import { z } from 'zod';
import { dossierStates } from './dossier-views.ts';

/** What a list of dossiers may be asked for beside a single state: what is open, how it stands by its due date, how it went. */
const beyondStates = ['open', 'late', 'done', 'in-time', 'after-time'] as const;

/** Ways in which a dossier can stand, as lists, figures and exports ask for them. Each is one condition of the database. */
export const dossierStandings = [...dossierStates, ...beyondStates] as const;
export const DossierStanding = z
  .enum(dossierStandings)
  .describe(
    'A state; or `open`: not finished, `late`: open and past its due date, `done`: with a result, `in-time` and `after-time`: finished by its due date and after it',
  );
export type DossierStanding = z.infer<typeof DossierStanding>;

/** Days of a dossier by which a list is bounded. */
export const dossierDays = ['submitted', 'received', 'due', 'finished'] as const;
export const DossierDay = z
  .enum(dossierDays)
  .describe('The day that `from` and `to` bound: filed, received, due or finished');
export type DossierDay = z.infer<typeof DossierDay>;
