import { sql, type RawBuilder } from 'kysely';

/** The paper of a result that holds now, as a lateral join over `dossier d`: (title, number, signed_at, file_id). What was issued, or the
 * newest paper by which it was corrected or issued again; no row where it was cancelled, or where the new paper is not signed yet. The one
 * place that says what of a result the administration stands by. */
export const heldResult = (): RawBuilder<unknown> => sql`lateral (
  select coalesce(c.title, r.title) as title, coalesce(c.number, r.number) as number,
    coalesce(c.signed_at, r.signed_at) as signed_at, coalesce(c.signed_file_id, r.signed_file_id) as file_id
  from result r
  left join lateral (
    select h.number, h.signed_at, h.signed_file_id, (select t.title from result_change t where t.dossier_id = d.id and t.state = 'decided'
        and t.title is not null order by t.ordinal desc limit 1) as title
    from result_change h
    where d.result_mark is not null and h.dossier_id = d.id and h.state = 'decided' order by h.ordinal desc limit 1
  ) c on true
  where r.dossier_id = d.id and r.state = 'issued' and r.signed_file_id is not null
    and d.result_mark is distinct from 'cancelled' and (d.result_mark is null or c.signed_file_id is not null)
)`;
