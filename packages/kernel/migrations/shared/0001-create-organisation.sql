-- Organisation: units with names that are valid for a time, and who belongs above whom.

create table unit (
  id uuid primary key,
  parent_id uuid references unit (id),
  kind text not null check (kind in ('province', 'department', 'commune', 'one-stop', 'division', 'service-centre', 'vendor')),
  code text not null,
  -- What kind of division or body it is, for routing work by data (for example 'land-registration-office').
  function_key text,
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_to >= valid_from)
);
comment on table unit is 'A body of the province: people''s committee, department, one-stop unit, division. No unit code is a key of anything.';
create index unit_parent_idx on unit (parent_id);
create unique index unit_code_idx on unit (code) where valid_to is null;

create table unit_name (
  unit_id uuid not null references unit (id),
  name text not null,
  type text,
  valid_from date not null,
  valid_to date,
  legal_basis text not null,
  primary key (unit_id, valid_from),
  check (valid_to is null or valid_to >= valid_from)
);
comment on table unit_name is 'Names and types of units with validity; old names are found for ever.';

create table unit_origin (
  unit_id uuid not null references unit (id),
  old_code text not null,
  old_name text not null,
  note text,
  primary key (unit_id, old_code)
);
comment on table unit_origin is 'Which older communes a commune was formed from (Resolution 1662/NQ-UBTVQH15).';

create table unit_closure (
  ancestor_id uuid not null references unit (id),
  descendant_id uuid not null references unit (id),
  depth integer not null,
  primary key (ancestor_id, descendant_id)
);
comment on table unit_closure is 'Every unit with everything below it and itself; permission looks here.';
create index unit_closure_descendant_idx on unit_closure (descendant_id);

create table system_stage (
  system text not null,
  -- Null: every unit that has no row of its own.
  unit_id uuid references unit (id),
  stage text not null check (stage in ('closed', 'trial', 'official')),
  valid_from timestamptz not null,
  primary key (system, valid_from, stage)
);
comment on table system_stage is 'Which system is open in which stage since when; the gate of the operation runner reads it.';

create table seed_run (
  name text primary key,
  -- Changes when the carried data changes; the seed then runs again.
  fingerprint text not null,
  finished_at timestamptz not null
);
comment on table seed_run is 'Which reference data was loaded, so that a second start need not look again.';

grant select, insert, update on seed_run, unit, unit_name, unit_origin, system_stage to dongbo_app;
grant select, insert, delete on unit_closure to dongbo_app;
