-- What the administration holds already is used instead of being asked for again.

create table held_copy (
  -- A row of its own over the same stored bytes, which belongs to the dossier that uses it.
  file_id uuid primary key references file (id) on delete cascade,
  source_file_id uuid not null references file (id),
  source_dossier_id uuid not null references dossier (id),
  -- Component under which it was handed in there; null: the result of that dossier.
  source_component_id text,
  -- As they were when it was taken.
  name text not null,
  number text,
  source_unit_id uuid not null references kernel.unit (id),
  held_since timestamptz not null,
  taken_by uuid not null references kernel.person (id),
  taken_at timestamptz not null
);
comment on table held_copy is 'A file that was taken over from what the administration holds, with where it comes from and who took it.';
create index held_copy_source_file_idx on held_copy (source_file_id);
create index held_copy_source_dossier_idx on held_copy (source_dossier_id);
create index held_copy_source_unit_idx on held_copy (source_unit_id);
create index held_copy_taken_by_idx on held_copy (taken_by);

grant select, insert on held_copy to dongbo_app;
