-- Units change by acts: names and ends have their validity already, seats, parents and successors get theirs here.

create table unit_contact (
  unit_id uuid not null references unit (id),
  valid_from date not null,
  address text check (address <> ''),
  phone text check (phone <> ''),
  email text check (email <> ''),
  -- Name of a carried calendar: opening hours.
  calendar text not null,
  source text not null,
  checked_on date not null,
  primary key (unit_id, valid_from)
);
comment on table unit_contact is 'Seat, numbers and opening hours of a unit from a day on; what is not known is null.';

create table unit_former_parent (
  unit_id uuid not null references unit (id),
  parent_id uuid not null references unit (id),
  valid_to date not null,
  legal_basis text not null,
  primary key (unit_id, valid_to)
);
comment on table unit_former_parent is 'To whom a unit belonged until a day; the parent of today stands in unit.';

create table unit_successor (
  unit_id uuid not null references unit (id),
  successor_id uuid not null references unit (id),
  legal_basis text not null,
  primary key (unit_id, successor_id),
  check (unit_id <> successor_id)
);
comment on table unit_successor is 'Who goes on with the tasks of a unit that has ended.';
create index unit_successor_successor_idx on unit_successor (successor_id);

create table unit_change (
  id uuid primary key,
  unit_id uuid not null references unit (id),
  what text not null check (what in ('added', 'named', 'moved', 'contact', 'ended')),
  -- First day on which the change holds.
  from_day date not null,
  reason text not null,
  by_person uuid not null references person (id),
  at timestamptz not null
);
comment on table unit_change is 'Who changed a unit, when and why; append-only.';
create index unit_change_unit_idx on unit_change (unit_id, at desc);

grant select, insert, update on unit_contact to dongbo_app;
grant select, insert on unit_former_parent, unit_successor, unit_change to dongbo_app;
