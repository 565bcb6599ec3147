-- The owner of an issued result says what is wrong with it; whoever answers for it proposes a change to the leader, or says why not.

create table correction_request (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  ordinal smallint not null check (ordinal >= 1),
  -- Number of the paper that it is about, as written.
  number text not null,
  -- What is wrong, where it stands, and what is right.
  wrong text not null,
  place text not null,
  correct text not null,
  file_ids uuid[] not null,
  asked_by uuid not null references kernel.person (id),
  asked_at timestamptz not null,
  -- The unit that answers for the result, and its role; its work is there.
  unit_id uuid not null references kernel.unit (id),
  role_key text not null,
  answer_by timestamptz not null,
  late_told_at timestamptz,
  state text not null check (state in ('open', 'proposed', 'followed', 'refused')),
  -- The proposal that was made of it.
  change_id uuid references result_change (id),
  answer text,
  answered_by uuid references kernel.person (id),
  answered_at timestamptz,
  unique (dossier_id, ordinal),
  check ((state in ('followed', 'refused')) = (answered_at is not null)),
  check ((state = 'refused') = (answer is not null)),
  check (state not in ('proposed', 'followed') or change_id is not null)
);
comment on table correction_request is 'What the owner says is wrong with an issued result, until a change is decided or refused.';
create unique index correction_request_open_idx on correction_request (dossier_id) where state in ('open', 'proposed');
create index correction_request_late_idx on correction_request (answer_by) where state = 'open' and late_told_at is null;
create index correction_request_unit_idx on correction_request (unit_id);
create index correction_request_asked_by_idx on correction_request (asked_by);
create index correction_request_answered_by_idx on correction_request (answered_by);
create index correction_request_change_idx on correction_request (change_id);

grant select, insert, update on correction_request to dongbo_app;
