-- What any counter took in for a supplement, each time that somebody came: the receipt is printed from it.

create table supplement_intake (
  id uuid primary key,
  request_id uuid not null references supplement_request (id),
  dossier_id uuid not null references dossier (id),
  unit_id uuid not null references kernel.unit (id),
  taken_by uuid not null references kernel.person (id),
  taken_at timestamptz not null,
  -- By what the person showed that the matter is theirs.
  proof text not null check (proof in ('number', 'paper')),
  -- {papers: [{name, originals, certifiedCopies, photocopies, files, remark}], questions: [name], lacking: [name], travels}
  content jsonb not null
);
comment on table supplement_intake is 'What a counter that is not the dossier''s took in for a supplement.';
create index supplement_intake_request_idx on supplement_intake (request_id);
create index supplement_intake_dossier_idx on supplement_intake (dossier_id);
create index supplement_intake_unit_idx on supplement_intake (unit_id);
create index supplement_intake_taken_by_idx on supplement_intake (taken_by);

grant select, insert on supplement_intake to dongbo_app;
