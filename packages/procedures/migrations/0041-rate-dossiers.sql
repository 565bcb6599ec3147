-- What owners say of how their dossiers were settled.

-- The key is the dossier: whoever has said it does not say it again.
create table rating (
  dossier_id uuid primary key references dossier (id),
  satisfaction text not null check (satisfaction in ('very-satisfied', 'satisfied', 'not-satisfied')),
  comment text not null,
  -- The unit that settled it, for figures.
  competent_unit_id uuid not null references kernel.unit (id),
  rated_at timestamptz not null
);
comment on table rating is 'How content the owner is, said once after the result was handed over.';
create index rating_unit_idx on rating (competent_unit_id);
create index rating_time_idx on rating (rated_at) include (competent_unit_id, satisfaction);

grant select, insert on rating to dongbo_app;
