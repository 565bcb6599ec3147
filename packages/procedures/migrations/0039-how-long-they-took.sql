-- How long dossiers of a procedure took at a unit is told to each owner: read from here, of half a year, without a dossier.
create index dossier_took_idx on dossier (competent_unit_id, procedure_version_id, finished_at) include (received_at)
  where finished_at is not null;
