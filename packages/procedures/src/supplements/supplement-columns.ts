import { sql } from 'kysely';

/** The request that is open, of `dossier d`: looked for only where the dossier says that there is one. */
export const openSupplementJson = sql`case when d.open_path is not null then (
  select jsonb_build_object('id', q.id, 'ordinal', q.ordinal, 'state', q.state, 'reason', q.reason, 'items', q.items,
    'guideId', q.guide_id, 'guideName', (select g.name from person g where g.id = q.guide_id), 'guidePhone', q.guide_phone,
    'askedAt', q.asked_at, 'answerBy', q.answer_by, 'answeredAt', q.answered_at,
    'wasWeighed', exists (select from ending_proposal w where w.dossier_id = d.id and w.proposed_at >= q.answered_at))
  from supplement_request q where q.dossier_id = d.id and q.closed_at is null) end`;

/** States in which a dossier ended without a result. */
export const endedStates: readonly string[] = ['refused', 'withdrawn', 'stopped'];

/** How `dossier d` ended without a result: looked for only where its state says so. */
export const endingJson = sql`case when d.state in ('refused', 'withdrawn', 'stopped') then (
  select jsonb_build_object('kind', e.kind, 'ground', e.ground, 'reason', e.reason, 'settlement', e.settlement,
    'by', (select b.name from person b where b.id = e.decided_by), 'at', e.decided_at)
  from ending e where e.dossier_id = d.id) end`;

/** Does a request still lack something of which its owner has said nothing? What is explained waits for the officer, not for them. */
export const lacksWord = sql`exists (select from jsonb_array_elements(items) one
  where one -> 'brought' = 'null' and one ->> 'said' is null)`;
