-- A list by the day on which dossiers are due, as by the days of reception and of the end, which have their indexes.
create index dossier_due_idx on dossier (due_at) where due_at is not null;
-- Who filed for the owner rings up too.
create index dossier_submitter_phone_idx on dossier ((answers -> 'applicant' ->> 'submitterPhone'))
  where answers -> 'applicant' ->> 'submitterPhone' is not null;
