-- Ways of a dossier beside the straight one: what lacks is asked for, and a dossier may end without a result.

alter table dossier drop constraint dossier_state_check;
alter table dossier add constraint dossier_state_check check (
  state in ('submitted', 'in-progress', 'suspended', 'resulted', 'returned', 'refused', 'withdrawn', 'stopped'));
alter table dossier
  -- Says that there are rows beside, so that a dossier on its straight way reads none.
  add column open_path text check (open_path in ('supplement-asked', 'supplement-answered')),
  add column supplements smallint not null default 0;
comment on column dossier.open_path is 'The way beside the straight one that it is on; null: none.';
comment on column dossier.supplements is 'How many supplements were asked for so far.';
-- "My dossiers" says first what is asked of the citizen.
create index dossier_asked_idx on dossier (person_id) where open_path = 'supplement-asked' and person_id is not null;

create table supplement_request (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  ordinal smallint not null check (ordinal >= 1),
  state text not null check (state in ('asked', 'answered', 'accepted', 'asked-again', 'ended')),
  step_id text not null,
  reason text not null,
  -- [{id, kind, name, wanted, componentId, form, field, brought: {at, by, remark, fileIds} | null}]
  items jsonb not null,
  -- What answers were before and after they were put right: [{form, field, before, after}].
  changes jsonb not null default '[]',
  guide_id uuid references kernel.person (id),
  guide_phone text,
  asked_at timestamptz not null,
  answer_by timestamptz not null,
  warned_at timestamptz,
  answered_at timestamptz,
  closed_at timestamptz,
  unique (dossier_id, ordinal),
  check ((state in ('asked', 'ended')) or answered_at is not null),
  check ((state in ('asked', 'answered')) = (closed_at is null))
);
comment on table supplement_request is 'Request for a supplement (form 02): everything that lacks, asked once and in full.';
create unique index supplement_request_open_idx on supplement_request (dossier_id) where closed_at is null;
create index supplement_request_waiting_idx on supplement_request (answer_by) where state = 'asked';
create index supplement_request_guide_idx on supplement_request (guide_id);

create table ending (
  dossier_id uuid primary key references dossier (id),
  kind text not null check (kind in ('refused', 'withdrawn', 'stopped')),
  -- Key of the list of grounds.
  ground text not null,
  reason text not null,
  settlement text,
  -- Where the dossier stood.
  step_id text not null,
  -- Null: it ended by rule.
  decided_by uuid references kernel.person (id),
  decided_at timestamptz not null
);
comment on table ending is 'How a dossier ended without a result: refused (form 03), withdrawn, or stopped (form 05).';
create index ending_decided_by_idx on ending (decided_by);

grant select, insert, update on supplement_request, ending to dongbo_app;
