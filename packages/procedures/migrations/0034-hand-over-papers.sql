-- Papers that lie at one counter and have to come to another: which wait, in which list they travel, what became of each.

create table bundle (
  id uuid primary key,
  -- Of the book of the sending unit in the year.
  number text not null,
  year smallint not null,
  from_unit_id uuid not null references kernel.unit (id),
  -- The body that settles the dossiers, and where the list is opened and confirmed: its counter, or the body itself.
  to_unit_id uuid not null references kernel.unit (id),
  counter_id uuid not null references kernel.unit (id),
  sent_at timestamptz not null,
  sent_by uuid not null references kernel.person (id),
  confirm_by timestamptz not null,
  -- How often it was chased, and when it is next; null: never again.
  rung smallint not null default 0 check (rung >= 0),
  chase_at timestamptz,
  closed_at timestamptz,
  closed_by uuid references kernel.person (id),
  unique (from_unit_id, year, number),
  check ((closed_at is null) = (closed_by is null))
);
comment on table bundle is 'A hand-over list between two counters, confirmed piece by piece.';
create index bundle_from_idx on bundle (from_unit_id, sent_at desc);
create index bundle_counter_idx on bundle (counter_id, sent_at desc);
create index bundle_to_unit_idx on bundle (to_unit_id);
create index bundle_sent_by_idx on bundle (sent_by);
create index bundle_closed_by_idx on bundle (closed_by);
create index bundle_chase_idx on bundle (chase_at) where closed_at is null;

create table paper_handover (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  kind text not null check (kind in ('intake', 'supplement')),
  from_unit_id uuid not null references kernel.unit (id),
  to_unit_id uuid not null references kernel.unit (id),
  since timestamptz not null,
  -- [{componentId, name, originals, certifiedCopies, photocopies, state, note}]; null: the papers of the dossier as they stand when it is sent.
  pieces jsonb,
  -- They lacked in this list, and are looked for and sent anew.
  missed_in uuid references bundle (id),
  bundle_id uuid references bundle (id),
  ordinal smallint,
  settled_at timestamptz,
  check ((bundle_id is null) = (ordinal is null)),
  check (bundle_id is null or pieces is not null),
  unique (bundle_id, ordinal)
);
comment on table paper_handover is 'Papers of a dossier that have to come from one counter to another; in one list at most.';
create index paper_handover_waiting_idx on paper_handover (from_unit_id, since) where bundle_id is null and settled_at is null;
create index paper_handover_dossier_idx on paper_handover (dossier_id);
create index paper_handover_to_unit_idx on paper_handover (to_unit_id);
create index paper_handover_missed_in_idx on paper_handover (missed_in);

grant select, insert, update on bundle, paper_handover to dongbo_app;
