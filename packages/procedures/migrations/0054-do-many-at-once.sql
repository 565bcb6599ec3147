-- One thing that somebody does to many dossiers: what is asked, how far it is, and what became of each.

create table batch (
  id uuid primary key,
  person_id uuid not null references kernel.person (id),
  act text not null,
  -- What the act needs beside the dossiers, such as who takes the results.
  wish jsonb not null,
  state text not null default 'running' check (state in ('running', 'ended', 'stopped')),
  started_at timestamptz not null,
  ended_at timestamptz,
  expires_at timestamptz not null,
  -- What was printed; null: nothing, or it is kept no longer.
  file_id uuid references file (id) on delete set null,
  check ((state = 'running') = (ended_at is null))
);
comment on table batch is 'One thing that somebody does to many dossiers at once, each a write of its own.';
create index batch_person_idx on batch (person_id, started_at desc);
create index batch_expires_idx on batch (expires_at);
create index batch_file_idx on batch (file_id);

create table batch_item (
  batch_id uuid not null references batch (id) on delete cascade,
  ordinal smallint not null,
  dossier_id uuid not null,
  -- Empty: who asked could not see it.
  code text not null,
  -- That who asked saw.
  version integer not null,
  -- `done`, or the code with which it was refused; null: its turn has not come.
  outcome text,
  -- How often it failed for a cause that was not its own.
  failures smallint not null default 0,
  primary key (batch_id, ordinal),
  unique (batch_id, dossier_id)
);
comment on table batch_item is 'What becomes of one dossier of a batch.';

grant select, insert, update, delete on batch, batch_item to dongbo_app;
