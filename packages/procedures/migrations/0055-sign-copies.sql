-- How far papers are digitised: copies that the agency has signed, and what papers say.

create table signed_copy (
  -- The scan, which stays as it is.
  file_id uuid primary key references file (id) on delete cascade,
  signed_file_id uuid not null references file (id),
  dossier_id uuid not null references dossier (id),
  component_id text not null,
  unit_id uuid not null references kernel.unit (id),
  signed_by uuid not null references kernel.person (id),
  signed_at timestamptz not null
);
comment on table signed_copy is 'A scan that was signed as a copy made by the agency, by who compared it.';
create index signed_copy_dossier_idx on signed_copy (dossier_id);
create index signed_copy_signed_file_idx on signed_copy (signed_file_id);
create index signed_copy_unit_idx on signed_copy (unit_id);
create index signed_copy_signed_by_idx on signed_copy (signed_by);

create table paper_data (
  dossier_id uuid not null references dossier (id),
  component_id text not null,
  number text,
  issued_on date,
  issued_by text,
  valid_until date,
  recorded_by uuid not null references kernel.person (id),
  recorded_at timestamptz not null,
  primary key (dossier_id, component_id),
  check (valid_until is null or issued_on is null or valid_until >= issued_on)
);
comment on table paper_data is 'What a paper of a dossier says, as an official has typed it.';
create index paper_data_recorded_by_idx on paper_data (recorded_by);

grant select, insert on signed_copy to dongbo_app;
grant select, insert, update on paper_data to dongbo_app;
