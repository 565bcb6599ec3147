-- Verification on the spot: where and when somebody looks at a matter, who goes along, what they found and who signed it.

alter table dossier
  -- So that a dossier of which nothing is looked at on the spot reads nothing of it.
  add column site_checks smallint not null default 0;
comment on column dossier.site_checks is 'How often it was looked at on the spot, or is to be.';

create table site_check (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  ordinal smallint not null check (ordinal >= 1),
  state text not null check (state in ('planned', 'recorded', 'closed', 'cancelled')),
  -- Who plans it, and the unit of the step for which it is.
  unit_id uuid not null references kernel.unit (id),
  planned_by uuid not null references kernel.person (id),
  created_at timestamptz not null,
  planned_at timestamptz not null,
  place text not null,
  subject text not null,
  asks_owner boolean not null,
  -- [{key, personId, name, body}]; personId null: somebody of another body, by name.
  members jsonb not null,
  -- [{from, to, reason, at, by}]
  postponements jsonb not null default '[]',
  -- When it is late that nothing was written down, and when somebody was told.
  late_at timestamptz not null,
  late_told_at timestamptz,
  -- The record to which this one is a correction, and why.
  corrects uuid unique references site_check (id),
  correction_reason text,
  number text,
  -- {startedAt, endedAt, place, latitude, longitude, present, ownerPresent, findings, objections, outcome, fileIds}
  record jsonb,
  recorded_at timestamptz,
  recorded_by uuid references kernel.person (id),
  -- [{key, personId, name, at}]: members who confirmed it, each from their own account.
  signatures jsonb not null default '[]',
  -- {owner, reason, fileIds, at, by}: what was signed on paper.
  paper jsonb,
  closed_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text,
  version integer not null default 1,
  unique (dossier_id, ordinal),
  check ((record is null) = (recorded_at is null)),
  check ((record is null) = (number is null)),
  check (state not in ('recorded', 'closed') or record is not null),
  check ((state = 'closed') = (closed_at is not null)),
  check ((state = 'cancelled') = (cancelled_at is not null)),
  check ((corrects is null) = (correction_reason is null))
);
comment on table site_check is 'A verification on the spot: plan, minutes and signatures. What is closed never changes; a correction is a further row.';
create index site_check_late_idx on site_check (late_at) where state = 'planned';
create index site_check_unit_idx on site_check (unit_id);
create index site_check_planned_by_idx on site_check (planned_by);
create index site_check_recorded_by_idx on site_check (recorded_by);

grant select, insert, update on site_check to dongbo_app;

-- The columns that were kept free for it in what is asked of others.
alter table referral
  drop column verification,
  drop constraint referral_kind_check,
  add constraint referral_kind_check check (kind in ('opinion', 'task'));
