-- Whether papers that the administration held already were asked for all the same: counted beside the straight way, after reception.

create table held_answer (
  dossier_id uuid not null references dossier (id),
  component_id text not null,
  -- Short name of the paper, as the data of held papers calls it.
  name text not null,
  -- used: taken from what is held; asked: handed in although it was held; not-brought: held, and neither used nor handed in.
  outcome text not null check (outcome in ('used', 'asked', 'not-brought')),
  received_at timestamptz not null,
  primary key (dossier_id, component_id)
);
comment on table held_answer is 'A paper of a received dossier that something held answered then, and whether it was used.';
create index held_answer_time_idx on held_answer (received_at, dossier_id) include (outcome);

create table held_answer_seen (
  dossier_id uuid primary key references dossier (id),
  received_at timestamptz not null
);
comment on table held_answer_seen is 'Dossiers that were looked at for what is held; kept as long as they could be looked at again.';
create index held_answer_seen_time_idx on held_answer_seen (received_at);

grant select, insert on held_answer to dongbo_app;
grant select, insert, delete on held_answer_seen to dongbo_app;
