-- What a counter took of what is held before a dossier was there: for whom and for what, and whether a dossier followed.

create table held_take (
  id uuid primary key,
  -- The counter of who took it.
  unit_id uuid not null references kernel.unit (id),
  taken_by uuid not null references kernel.person (id),
  taken_at timestamptz not null,
  -- Whose papers, and for which procedure they were to be used.
  identity_number text not null,
  procedure_code text not null,
  name text not null,
  file_ids uuid[] not null,
  -- When it was settled: used by the dossier, or by none.
  closed_at timestamptz,
  dossier_id uuid references dossier (id),
  check (dossier_id is null or closed_at is not null)
);
comment on table held_take is 'Papers that a counter took over before their dossier was there; what no dossier uses is taken away again and told.';
create index held_take_open_idx on held_take (taken_at) where closed_at is null;
create index held_take_unused_idx on held_take (closed_at) where dossier_id is null and closed_at is not null;
create index held_take_unit_idx on held_take (unit_id);
create index held_take_taken_by_idx on held_take (taken_by);
create index held_take_dossier_idx on held_take (dossier_id);

grant select, insert, update on held_take to dongbo_app;
