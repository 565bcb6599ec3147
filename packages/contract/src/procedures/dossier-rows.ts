import { z } from 'zod';
import { Instant, LocalText, UnitRef } from '../values.ts';
import { dueFacts } from '../kernel/due.ts';
import { DossierState } from './dossier-views.ts';
import { DossierId } from './ids.ts';
import { ResultMark } from './result-change-views.ts';

/** A dossier in a list of officials. */
export const DossierRow = z
  .object({
    id: DossierId,
    code: z.string().describe('Code of the dossier'),
    state: DossierState,
    procedureName: z.string().describe('Official name of the procedure'),
    procedureShortName: LocalText.nullable().describe('Name as people say it; null: nobody has written one'),
    procedureCode: z.string().describe('National code of the procedure'),
    ownerName: z.string().describe('Name of the owner'),
    competentUnit: UnitRef.describe('Unit that settles it'),
    stepName: LocalText.nullable().describe('Step at which it stands'),
    assigneeName: z.string().nullable().describe('Who has the work'),
    submittedAt: Instant.describe('When it was filed'),
    receivedAt: Instant.nullable().describe('When it was received'),
    dueAt: Instant.nullable().describe('Due instant'),
    finishedAt: Instant.nullable().describe('When it was finished'),
    returnedAt: Instant.nullable().describe('When the result was handed over'),
    ...dueFacts,
    resultMark: ResultMark.nullable(),
    cameBack: z.string().nullable().describe('Why it came back from a later step; null: it did not'),
  })
  .meta({ id: 'DossierRow' });
export type DossierRow = z.infer<typeof DossierRow>;
