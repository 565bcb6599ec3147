-- Lists as files, written in the background for the person who asked; swept, file and row, after the days of `exports.json`.

create table export (
  id uuid primary key,
  -- The operation by which it was asked for, and whose permission is asked again.
  operation text not null,
  person_id uuid not null,
  title text not null,
  language text not null,
  format text not null check (format in ('csv', 'xlsx')),
  input jsonb not null,
  -- Where the person held the permission when the file was written: who has lost one of them is not given the file.
  scopes jsonb not null default '[]',
  state text not null default 'waiting' check (state in ('waiting', 'running', 'ready', 'too-long', 'not-allowed', 'failed')),
  rows integer,
  -- The most that a file of this format takes, where there are more.
  most_rows integer,
  file_id uuid references file (id) on delete set null,
  asked_at timestamptz not null,
  ended_at timestamptz,
  expires_at timestamptz not null
);
comment on table export is 'A list as a file, made in the background for one person and kept for some days.';
comment on column export.rows is 'Rows that the file holds; null while it is being written.';
create index export_person_idx on export (person_id, asked_at desc);
create index export_expires_idx on export (expires_at);
create index export_file_idx on export (file_id) where file_id is not null;

grant select, insert, update, delete on export to dongbo_app;
