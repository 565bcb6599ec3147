-- Which system runs where in which stage: one row for each system, unit and instant, also for instants to come. A planned
-- change takes effect by itself at its instant.

-- Of two stages at one instant, which could not be told apart, the one that opens more stays.
delete from system_stage s using system_stage other
  where (other.system, other.valid_from) = (s.system, s.valid_from) and other.unit_id is not distinct from s.unit_id
    and array_position(array['official', 'trial', 'closed'], other.stage) < array_position(array['official', 'trial', 'closed'], s.stage);

alter table system_stage
  drop constraint system_stage_pkey,
  drop constraint system_stage_stage_check,
  add constraint system_stage_key unique nulls not distinct (system, unit_id, valid_from);

update system_stage set stage = 'preparing' where stage = 'closed';
alter table system_stage
  add constraint system_stage_stage_check check (stage in ('preparing', 'trial', 'official', 'suspended', 'retired'));

create index system_stage_unit_idx on system_stage (unit_id) where unit_id is not null;

comment on table system_stage is 'Which system runs in which stage since when or from when on, everywhere or at a unit and below it; runner and jobs ask it.';
comment on column system_stage.unit_id is 'Null: every unit for which neither it nor a unit above it has a row.';
comment on column system_stage.valid_from is 'In the future: a planned change.';
