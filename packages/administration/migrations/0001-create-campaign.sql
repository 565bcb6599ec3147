-- A campaign authorises the people of a unit from one file: read, checked, approved by a second person, carried out in pieces.

create table campaign (
  id uuid primary key,
  -- The people of this unit and of those below it.
  unit_id uuid not null references kernel.unit (id),
  file_id uuid not null,
  file_name text not null,
  sha256 text not null,
  -- How those hear of it whom the file brings in: by e-mail where an address is given, or all of them by a sealed letter.
  invite_by text not null check (invite_by in ('email', 'letter')),
  state text not null check (state in ('reading', 'unreadable', 'checked', 'running', 'done', 'rejected', 'withdrawn')),
  -- Why the file as a whole cannot be read: a code of the system's texts with its facts.
  problem jsonb,
  reason text not null,
  uploaded_by uuid not null references kernel.person (id),
  uploaded_at timestamptz not null,
  decided_by uuid references kernel.person (id),
  decided_at timestamptz,
  decision_reason text,
  finished_at timestamptz,
  version integer not null,
  -- Four eyes: nobody approves what they have uploaded themselves.
  check (decided_by is null or state = 'withdrawn' or decided_by <> uploaded_by)
);
comment on table campaign is 'One file with people of a unit, on its way to accounts and roles.';
create index campaign_unit_idx on campaign (unit_id, id desc);
create index campaign_uploaded_by_idx on campaign (uploaded_by);
create index campaign_decided_by_idx on campaign (decided_by) where decided_by is not null;

create table campaign_row (
  campaign_id uuid not null references campaign (id) on delete cascade,
  -- Its row in the sheet, as people see it.
  number integer not null,
  -- What the cells say, by column of the template.
  cells jsonb not null,
  -- What is wrong, each with its column, code and facts.
  problems jsonb not null,
  outcome text not null check (outcome in ('new', 'changed', 'unchanged', 'refused')),
  -- What would change, each with its field, before and after.
  changes jsonb not null,
  person_id uuid references kernel.person (id),
  done_at timestamptz,
  -- What came between the check and the act.
  failure text,
  primary key (campaign_id, number)
);
comment on table campaign_row is 'One row of the file: what it says, what is wrong with it, what it comes to.';
create index campaign_row_person_idx on campaign_row (person_id) where person_id is not null;
create index campaign_row_open_idx on campaign_row (campaign_id, number) where done_at is null and outcome in ('new', 'changed');

grant select, insert, update on campaign to dongbo_app;
grant select, insert, update, delete on campaign_row to dongbo_app;
