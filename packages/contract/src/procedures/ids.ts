import { z } from 'zod';

export const ProcedureVersionId = z.uuid().brand<'ProcedureVersionId'>();
export type ProcedureVersionId = z.infer<typeof ProcedureVersionId>;
export const DraftId = z.uuid().brand<'DraftId'>();
export type DraftId = z.infer<typeof DraftId>;
export const DossierId = z.uuid().brand<'DossierId'>();
export type DossierId = z.infer<typeof DossierId>;
