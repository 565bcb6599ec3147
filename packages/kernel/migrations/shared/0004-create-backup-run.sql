-- When a backup was made and when it was last shown that one can be brought back.

create table backup_run (
  id uuid primary key,
  kind text not null check (kind in ('backup', 'changes', 'drill')),
  folder text not null,
  at timestamptz not null,
  succeeded boolean not null,
  -- What was copied, or what the drill looked at and found.
  facts jsonb not null
);
comment on table backup_run is 'Backups and restore drills of this installation; append-only.';
create index backup_run_kind_idx on backup_run (kind, at desc);

grant select, insert on backup_run to dongbo_app;
