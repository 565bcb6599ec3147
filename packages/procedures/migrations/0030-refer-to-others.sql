-- What a dossier asks of somebody else: an opinion, a task of a linked procedure, a verification on the spot.

alter table dossier
  -- So that a dossier that asks nobody reads nothing of it.
  add column referrals smallint not null default 0,
  add column waits_for smallint not null default 0;
comment on column dossier.referrals is 'How often others were asked so far.';
comment on column dossier.waits_for is 'So many answers of others are needed before the step can end.';

create table referral (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  kind text not null check (kind in ('opinion', 'task', 'verification')),
  state text not null check (state in ('waiting', 'open', 'answered', 'withdrawn')),
  ordinal smallint not null check (ordinal >= 1),
  -- Of a task: those with a smaller one have to be done before.
  sequence smallint check (sequence >= 1),
  is_needed boolean not null,
  title text not null,
  content text not null,
  -- Papers of the dossier that the asked unit may open.
  shown_file_ids uuid[] not null,
  shows_owner boolean not null,
  asking_unit_id uuid not null references kernel.unit (id),
  asked_by uuid not null references kernel.person (id),
  unit_id uuid not null references kernel.unit (id),
  assignee_id uuid references kernel.person (id),
  limit_unit text not null,
  limit_value numeric not null,
  asked_at timestamptz not null,
  started_at timestamptz,
  due_at timestamptz,
  -- When it was reported that nothing came in time.
  silent_at timestamptz,
  outcome text,
  answer text,
  answer_file_ids uuid[] not null default '{}',
  answered_at timestamptz,
  answered_by uuid references kernel.person (id),
  withdrawn_at timestamptz,
  withdrawn_reason text,
  -- Of a verification: {plannedAt, place, members: [{name, role}], tellsOwner, heldAt, signers: [{name, role, signedOn}]}
  verification jsonb,
  version integer not null default 1,
  unique (dossier_id, ordinal),
  check ((state = 'answered') = (answered_at is not null)),
  check ((answered_at is null) = (outcome is null)),
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  check (state in ('waiting', 'withdrawn') or started_at is not null),
  check ((kind = 'verification') = (verification is not null))
);
comment on table referral is 'What a dossier asks of another unit, with its deadline and its answer.';
create index referral_due_idx on referral (due_at) where state = 'open' and silent_at is null;
create index referral_unit_idx on referral (unit_id);
create index referral_asking_unit_idx on referral (asking_unit_id);
create index referral_asked_by_idx on referral (asked_by);
create index referral_assignee_idx on referral (assignee_id);
create index referral_answered_by_idx on referral (answered_by);

grant select, insert, update on referral to dongbo_app;
