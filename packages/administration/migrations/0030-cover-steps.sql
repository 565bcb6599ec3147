-- How many people each step of each process has at each unit, counted by a job: which steps lean on one person or on nobody.

create table coverage_gap (
  unit_id uuid not null references kernel.unit (id),
  process_key text not null,
  step_id text not null,
  -- A step whose fields have different people stands once for each set of people.
  part integer not null,
  process_name jsonb not null,
  step_name jsonb not null,
  role_key text not null,
  fields text[] not null,
  -- Whether those are all fields of the step.
  every_field boolean not null,
  -- Codes of the procedures that pass there.
  procedures text[] not null,
  people integer not null check (people >= 0),
  primary key (unit_id, process_key, step_id, part)
);
comment on table coverage_gap is 'Steps with fewer people than they need, as of the latest count; made anew by each.';

create table coverage_unit (
  unit_id uuid primary key references kernel.unit (id),
  steps integer not null,
  thin integer not null
);
comment on table coverage_unit is 'So many steps a unit has, and so many of them with too few people.';

create table coverage_run (
  counted_at timestamptz primary key
);
comment on table coverage_run is 'When it was counted last: one row.';

grant select, insert, delete on coverage_gap, coverage_unit, coverage_run to dongbo_app;
