-- Appointments at a one-stop counter: the pattern of a small system.

create table appointment (
  id uuid primary key,
  code text not null unique,
  unit_id uuid not null references kernel.unit (id),
  person_id uuid not null references kernel.person (id),
  purpose text not null,
  day date not null,
  -- When to come; null while unanswered or when declined.
  at timestamptz,
  state text not null check (state in ('requested', 'confirmed', 'declined', 'expired')),
  answered_by uuid references kernel.person (id),
  version integer not null,
  created_at timestamptz not null
);
comment on table appointment is 'A person asked a one-stop unit for a time to come.';
create index appointment_unit_idx on appointment (unit_id, day, id);
create index appointment_person_idx on appointment (person_id, id desc);
create index appointment_answered_by_idx on appointment (answered_by) where answered_by is not null;
-- One open request of a person at a unit; the constraint, not a look beforehand, holds it.
create unique index appointment_open_idx on appointment (person_id, unit_id) where state = 'requested';

create table appointment_day (
  unit_id uuid not null references kernel.unit (id),
  day date not null,
  requested integer not null,
  confirmed integer not null,
  primary key (unit_id, day)
);
comment on table appointment_day is 'How many asked and how many were confirmed, by unit and day: a projection of the events.';

grant select, insert, update on appointment to dongbo_app;
grant select, insert, update, delete on appointment_day to dongbo_app;
