import { z } from 'zod';

export const ProcedureVersionId = z.uuid().brand<'ProcedureVersionId'>().describe('Id of a version of a procedure');
export type ProcedureVersionId = z.infer<typeof ProcedureVersionId>;
export const DraftId = z.uuid().brand<'DraftId'>().describe('Id of a draft');
export type DraftId = z.infer<typeof DraftId>;
export const DossierId = z.uuid().brand<'DossierId'>().describe('Id of a dossier');
export type DossierId = z.infer<typeof DossierId>;
