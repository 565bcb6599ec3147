-- Figures count what was received and what ended in a period, for whoever may see which units, without reading a dossier.
drop index dossier_received_idx;
create index dossier_received_idx on dossier (received_at, id)
  include (competent_unit_id, receiving_unit_id, division_id, committee_office_id, procedure_version_id)
  where received_at is not null;
drop index dossier_finished_idx;
create index dossier_finished_idx on dossier (finished_at)
  include (due_at, received_at, competent_unit_id, receiving_unit_id, division_id, committee_office_id, procedure_version_id)
  where finished_at is not null;
