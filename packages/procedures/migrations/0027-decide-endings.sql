-- After reception the leader decides whether a dossier is refused or stopped; until then it waits.

alter table dossier drop constraint dossier_open_path_check;
alter table dossier add constraint dossier_open_path_check check (
  open_path in ('supplement-asked', 'supplement-answered', 'ending-proposed'));

create table ending_proposal (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  kind text not null check (kind in ('refused', 'stopped')),
  -- Key of the list of grounds.
  ground text not null,
  reason text not null,
  -- Where the dossier stood and who had the work: there it goes back when the leader does not follow.
  step_id text not null,
  assignee_id uuid references kernel.person (id),
  proposed_by uuid not null references kernel.person (id),
  proposed_at timestamptz not null,
  -- overtaken: its owner withdrew the dossier meanwhile.
  state text not null check (state in ('open', 'decided', 'returned', 'overtaken')),
  remark text,
  closed_by uuid references kernel.person (id),
  closed_at timestamptz,
  check ((state = 'open') = (closed_at is null))
);
comment on table ending_proposal is 'Refusal after examination, or stop, that somebody proposes and the leader decides.';
create unique index ending_proposal_open_idx on ending_proposal (dossier_id) where closed_at is null;
create index ending_proposal_dossier_idx on ending_proposal (dossier_id);
create index ending_proposal_assignee_idx on ending_proposal (assignee_id);
create index ending_proposal_proposed_by_idx on ending_proposal (proposed_by);
create index ending_proposal_closed_by_idx on ending_proposal (closed_by);

grant select, insert, update on ending_proposal to dongbo_app;
