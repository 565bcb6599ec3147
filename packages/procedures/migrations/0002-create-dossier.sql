-- Drafts, dossiers, suspensions, results.

create table draft (
  id uuid primary key,
  person_id uuid not null references kernel.person (id),
  procedure_version_id uuid not null references procedure_version (id),
  unit_id uuid references kernel.unit (id),
  -- As typed, also half filled.
  answers jsonb not null,
  -- [{componentId, fileIds}]
  papers jsonb not null,
  return_method text not null,
  version integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table draft is 'An unfinished filing of a person; becomes a dossier or is discarded.';
create index draft_person_idx on draft (person_id, updated_at desc);
create index draft_procedure_version_idx on draft (procedure_version_id);
create index draft_unit_idx on draft (unit_id);

create table dossier (
  id uuid primary key,
  code text not null unique,
  procedure_version_id uuid not null references procedure_version (id),
  process_definition_id uuid not null references process_definition (id),
  state text not null check (state in ('submitted', 'in-progress', 'suspended', 'resulted', 'returned')),
  channel text not null check (channel in ('DIRECT', 'ONLINE', 'POSTAL')),
  receiving_unit_id uuid not null references kernel.unit (id),
  competent_unit_id uuid not null references kernel.unit (id),
  division_id uuid not null references kernel.unit (id),
  -- The account that filed it and follows it; null for paper without an account.
  person_id uuid references kernel.person (id),
  owner jsonb not null,
  owner_name_folded text not null,
  identity_number text,
  submitter_name text not null,
  -- Parsed values by form key, and the form versions they were given on: [{key, version}].
  answers jsonb not null,
  forms jsonb not null,
  content text,
  -- [{componentId, name, originals, certifiedCopies, photocopies, fileIds}]
  papers jsonb not null,
  return_method text not null check (return_method in ('one-stop', 'online', 'post')),
  -- Where it stands in its process; null when the process has ended.
  step_id text,
  step_since timestamptz not null,
  assignee_id uuid references kernel.person (id),
  -- Who last acted at each step, for separation of duties: {stepId: personId}.
  step_actors jsonb not null,
  submitted_at timestamptz not null,
  received_at timestamptz,
  limit_unit text,
  limit_value numeric,
  supplement_policy text not null check (supplement_policy in ('shift', 'restart')),
  calendar text not null,
  original_due_at timestamptz,
  due_at timestamptz,
  finished_at timestamptz,
  returned_at timestamptz,
  version integer not null,
  check ((received_at is null) = (limit_unit is null)),
  check ((received_at is null) = (original_due_at is null))
);
comment on table dossier is 'One application (hồ sơ). Its events are the record; this row is its state, written in the same transaction.';
create index dossier_code_prefix_idx on dossier (code text_pattern_ops);
create index dossier_person_idx on dossier (person_id, submitted_at desc) where person_id is not null;
create index dossier_receiving_idx on dossier (receiving_unit_id, submitted_at desc, id desc);
create index dossier_competent_idx on dossier (competent_unit_id, submitted_at desc, id desc);
create index dossier_division_idx on dossier (division_id, submitted_at desc, id desc);
create index dossier_identity_idx on dossier (identity_number) where identity_number is not null;
create index dossier_owner_trigram_idx on dossier using gin (owner_name_folded gin_trgm_ops);
create index dossier_procedure_version_idx on dossier (procedure_version_id);
create index dossier_process_definition_idx on dossier (process_definition_id);
create index dossier_assignee_idx on dossier (assignee_id);

create table suspension (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  reason text not null,
  legal_ground text not null,
  document text,
  from_at timestamptz not null,
  to_at timestamptz,
  check (to_at is null or to_at >= from_at)
);
comment on table suspension is 'Ledger of pauses of the time limit; the clock is computed from it, never stored only as a date.';
create index suspension_dossier_idx on suspension (dossier_id, from_at);

create table result (
  dossier_id uuid primary key references dossier (id),
  state text not null check (state in ('draft', 'signing', 'signed', 'issued')),
  title text not null,
  body text,
  uploaded_file_id uuid references file (id),
  -- Register and year that the number was drawn from; many units write the same number.
  book text,
  number text,
  numbered_on date,
  signer_id uuid references kernel.person (id),
  signed_at timestamptz,
  signed_file_id uuid references file (id),
  issued_at timestamptz,
  receiver_name text,
  unique (book, number),
  check ((number is null) = (book is null)),
  check ((number is null) = (numbered_on is null)),
  check ((body is null) <> (uploaded_file_id is null)),
  check ((state in ('signed', 'issued')) = (signed_file_id is not null))
);
comment on table result is 'The result of a dossier: written or uploaded, numbered and signed by the leader, issued by the clerk.';
create index result_signer_idx on result (signer_id);

grant select, insert, update, delete on draft to dongbo_app;
grant select, insert, update on dossier, suspension, result to dongbo_app;
