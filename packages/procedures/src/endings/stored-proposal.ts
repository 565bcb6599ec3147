import { sql } from 'kysely';
import { z } from 'zod';

export const StoredProposal = z.object({
  id: z.string(),
  kind: z.enum(['refused', 'stopped']),
  ground: z.string(),
  reason: z.string(),
  stepId: z.string(),
  assigneeId: z.string().nullable(),
  byId: z.string(),
  by: z.string(),
  at: z.coerce.date(),
});
/** A refusal or stop that waits for the leader. */
export type StoredProposal = z.infer<typeof StoredProposal>;

/** The proposal that is open, of `dossier d`: looked for only where the dossier says that there is one. */
export const openProposalJson = sql`case when d.open_path = 'ending-proposed' then (
  select jsonb_build_object('id', e.id, 'kind', e.kind, 'ground', e.ground, 'reason', e.reason, 'stepId', e.step_id,
    'assigneeId', e.assignee_id, 'byId', e.proposed_by, 'by', (select b.name from person b where b.id = e.proposed_by), 'at', e.proposed_at)
  from ending_proposal e where e.dossier_id = d.id and e.closed_at is null) end`;
