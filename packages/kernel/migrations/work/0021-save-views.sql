-- Filters of a list under a name, for one person or, shared by its head, for a unit and what lies below it.

create table saved_view (
  id uuid primary key,
  page text not null check (page in ('inbox', 'dossiers')),
  person_id uuid not null,
  name text not null,
  -- Fields of the page's address, as texts.
  search jsonb not null,
  -- With whom it is shared; null: with nobody.
  unit_id uuid,
  created_at timestamptz not null,
  unique (person_id, page, name)
);
comment on table saved_view is 'Filters of a list under a name that somebody gave them.';
create index saved_view_unit_idx on saved_view (unit_id) where unit_id is not null;

create table first_view (
  person_id uuid not null,
  page text not null,
  view_id uuid not null references saved_view (id) on delete cascade,
  primary key (person_id, page)
);
comment on table first_view is 'The view with which a page opens for a person.';
create index first_view_view_idx on first_view (view_id);

grant select, insert, update, delete on saved_view, first_view to dongbo_app;
