import { unitNameOn } from '@dongbo/kernel';
import { sql } from 'kysely';
import { z } from 'zod';

export const StoredApology = z.object({
  state: z.enum(['drafted', 'written', 'sent']),
  dueAt: z.coerce.date(),
  cause: z.string().nullable(),
  explanation: z.string().nullable(),
  unitId: z.string(),
  unitName: z.string(),
  /** YYYY-MM-DD. */
  promisedOn: z.string().nullable(),
  by: z.string().nullable(),
  remark: z.string().nullable(),
  sentAt: z.coerce.date().nullable(),
});
/** The apology for a dossier that is nearly late, or late. */
export type StoredApology = z.infer<typeof StoredApology>;

/** The apology of `dossier d`: looked for only where the dossier says that there is one. */
export const apologyJson = sql`case when d.late_path is not null then (
  select jsonb_build_object('state', y.state, 'dueAt', y.due_at, 'cause', y.cause, 'explanation', y.explanation,
    'unitId', y.unit_id, 'unitName', ${unitNameOn(sql.ref('y.unit_id'), sql.ref('y.drafted_at'))}, 'promisedOn', y.promised_on,
    'by', (select b.name from person b where b.id = y.written_by), 'remark', y.remark, 'sentAt', y.sent_at)
  from apology y where y.dossier_id = d.id) end`;
