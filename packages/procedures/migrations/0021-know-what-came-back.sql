-- Why a dossier came back to the step where it stands, as whoever returned it wrote.
alter table dossier add column came_back text;
comment on column dossier.came_back is 'Why the dossier came back from a later step; null: it did not, or has gone on since.';

update dossier d set came_back = last.note
from (
  select distinct on (e.subject_id) e.subject_id, e.payload ->> 'note' as note, e.payload ->> 'toStep' as step,
    (e.payload ->> 'backward')::boolean and e.payload ->> 'fromStep' <> e.payload ->> 'toStep' as back
  from event e where e.type = 'procedures.dossier-moved'
  order by e.subject_id, e.at desc, e.position desc) last
where last.subject_id = d.id and last.back and last.step = d.step_id;

-- The names that people say, and what the program writes from now on.
update work_item w set
  title = coalesce((select r.names ->> 'vi' from procedure_reading r where r.code = left(w.kind, 8)), w.title),
  came_back = d.came_back,
  finished_at = d.finished_at,
  step_due_at = case when d.finished_at is null then w.step_due_at end,
  sort_at = case when d.came_back is not null then '1970-01-01T00:00:00Z' when d.finished_at is not null then '2970-01-01T00:00:00Z'
    else w.sort_at end
from dossier d where d.id = w.subject_id and w.system = 'procedures';
