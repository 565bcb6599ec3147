-- Rights that administrators edit: whose a role is, what the province changed of it, why a grant was given and what it waits for.

alter table role
  -- Whose it is. A role of the province starts from one of the program or from nothing.
  add column origin text not null default 'program' check (origin in ('program', 'province')),
  -- As which role of the program its holder works: processes put their work into the inbox of a role.
  add column works_as text references role (key),
  -- What its holder may pass on to others beside what it lets them do themselves.
  add column passes_on text[] not null default '{}',
  -- What the program says it may do, as of the latest start; what the province added to it and withholds of it. Together they make
  -- `permissions`.
  add column program_permissions text[] not null default '{}',
  add column added text[] not null default '{}',
  add column withheld text[] not null default '{}',
  -- The province's own name for it; null: as the program calls it.
  add column own_name jsonb,
  add column ended_at timestamptz,
  add column version integer not null default 0,
  add check (origin = 'program' or (program_permissions = '{}' and withheld = '{}'));
comment on column role.name is 'What it is called: the own name where the province gave one.';
create index role_works_as_idx on role (works_as) where works_as is not null;

create table role_change (
  id uuid primary key,
  role_key text not null references role (key),
  at timestamptz not null,
  -- Null: a start of the program, which brought its own data.
  by_person uuid references person (id),
  act text not null check (act in ('added', 'changed', 'ended', 'reopened', 'program')),
  reason text,
  -- Names of operations that it lets do from now on, or no longer.
  gained text[] not null,
  lost text[] not null,
  -- The name before, where it changed.
  name_before jsonb
);
comment on table role_change is 'What happened to a role, one row each, never changed.';
create index role_change_role_idx on role_change (role_key, at);
create index role_change_by_idx on role_change (by_person) where by_person is not null;

alter table role_grant
  add column reason text,
  add column given_at timestamptz,
  -- A practice or course that has to be passed: until then the grant is there, seen, and lets do nothing.
  add column lock_key text,
  -- In which capacity its holder signs for the head of the body; null: as the head, or not at all.
  add column capacity text check (capacity in ('KT', 'TL', 'TUQ', 'Q')),
  -- Title that stands under what the holder signs, where it is not that of the head.
  add column title text check (title <> ''),
  -- Of a delegation: the grant from which it is derived, and with which it ends.
  add column source_grant_id uuid references role_grant (id),
  add column version integer not null default 0,
  add check (source_grant_id is null or valid_to is not null);
create index role_grant_source_idx on role_grant (source_grant_id) where source_grant_id is not null;
create index role_grant_ending_idx on role_grant (valid_to) where valid_to is not null;
create index role_grant_role_idx on role_grant (role_key);

create table role_grant_change (
  id uuid primary key,
  grant_id uuid not null references role_grant (id),
  at timestamptz not null,
  by_person uuid references person (id),
  act text not null check (act in ('given', 'end-changed', 'withdrawn', 'delegated', 'role-ended', 'not-confirmed', 'restored')),
  reason text,
  valid_to_before timestamptz,
  valid_to_after timestamptz
);
comment on table role_grant_change is 'What happened to a grant, one row each, never changed.';
create index role_grant_change_grant_idx on role_grant_change (grant_id, at);
create index role_grant_change_by_idx on role_grant_change (by_person) where by_person is not null;

create table passed_key (
  person_id uuid not null references person (id),
  key text not null,
  passed_at timestamptz not null,
  -- When it has to be passed anew; null: never.
  valid_to timestamptz,
  -- Who says so.
  source text not null,
  primary key (person_id, key, passed_at)
);
comment on table passed_key is 'Practices and courses that people have passed; a grant with that lock is in force from then on.';

-- A derived grant never outlives its source, whoever ends the source and however.
create function end_derived_grants() returns trigger language plpgsql as $$
begin
  update role_grant d set valid_to = greatest(new.valid_to, d.valid_from), version = d.version + 1
    where d.source_grant_id = new.id and d.valid_to > new.valid_to;
  return null;
end $$;
create trigger role_grant_ends after update of valid_to on role_grant
  for each row when (new.valid_to is not null and new.valid_to is distinct from old.valid_to)
  execute function end_derived_grants();

grant select, insert on role_change, role_grant_change, passed_key to dongbo_app;
