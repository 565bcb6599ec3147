-- How long a step of a procedure takes at a unit, measured every night over what ended in the last half year: what forecasts are made of.
create table step_pace (
  competent_unit_id uuid not null,
  procedure_code text not null,
  step_id text not null,
  -- How many passages were measured.
  passages integer not null,
  -- Working minutes of half of them; pauses are in them.
  median_minutes integer not null,
  measured_at timestamptz not null,
  primary key (competent_unit_id, procedure_code, step_id)
);
comment on table step_pace is 'Working minutes that a step of a procedure takes at a unit, by what ended in the last half year.';
-- What is due within days, at the units that settle it.
create index dossier_due_soon_idx on dossier (competent_unit_id, due_at) where state = 'in-progress' and returned_at is null;

grant select, insert, delete on step_pace to dongbo_app;
