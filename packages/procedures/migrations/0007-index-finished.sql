-- How much of the last month was finished in time is counted from the index alone. Due instants do not change any more then.

create index dossier_finished_idx on dossier (finished_at) include (competent_unit_id, due_at) where finished_at is not null;
