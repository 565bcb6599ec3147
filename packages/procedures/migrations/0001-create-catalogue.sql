-- Catalogue of administrative procedures and processes: rules as data with a validity period.

create table procedure (
  id uuid primary key,
  code text not null unique,
  created_at timestamptz not null
);
comment on table procedure is 'An administrative procedure (thủ tục hành chính) under its national code.';

create table procedure_version (
  id uuid primary key,
  procedure_id uuid not null references procedure (id),
  valid_from date not null,
  valid_to date,
  name text not null,
  field text not null,
  ministry text not null,
  levels text[] not null,
  handlers text[] not null,
  -- Which bodies of the province settle it, as data says: commune, province, both; null: settled elsewhere.
  settled_by text check (settled_by in ('commune', 'province', 'both')),
  -- May be filed online here: settled here and the source names the online channel.
  fileable boolean not null,
  -- Everything else of the contract's Procedure, as shown.
  content jsonb not null,
  -- [{channel, limit}]: of `content` what lists show, so that they need not unpack the whole.
  channels jsonb not null default '[]',
  warnings jsonb not null,
  source_hash text not null,
  -- Folded words: `search_head` name and code; `search_body` field, agencies, papers, subjects.
  search_head text not null,
  search_body text not null,
  search_vector tsvector generated always as (
    setweight(to_tsvector('simple', search_head), 'A') || setweight(to_tsvector('simple', search_body), 'C')) stored,
  name_vector tsvector generated always as (to_tsvector('simple', search_head)) stored,
  imported_at timestamptz not null,
  -- A version that was replaced before its first day was over has an empty period: no day finds it, a dossier keeps it.
  check (valid_to is null or valid_to >= valid_from - 1)
);
comment on table procedure_version is 'What the procedure says from a day on; a running dossier keeps the version it started with. Never changed but for its last day.';
create index procedure_version_procedure_idx on procedure_version (procedure_id, valid_from);
create unique index procedure_version_start_idx on procedure_version (procedure_id, valid_from)
  where valid_to is null or valid_to >= valid_from;
create unique index procedure_version_current_idx on procedure_version (procedure_id) where valid_to is null;
-- A search for a common word reads many of these; unpacking them took half of its time.
alter table procedure_version alter column search_vector set storage external;
-- The catalogue is read far more often than imported: no pending list that every search would have to walk.
create index procedure_version_search_idx on procedure_version using gin (search_vector) with (fastupdate = off);
create index procedure_version_trigram_idx on procedure_version using gin (search_head gin_trgm_ops) with (fastupdate = off);

create table procedure_use (
  procedure_id uuid primary key references procedure (id),
  dossiers bigint not null
);
comment on table procedure_use is 'How often a procedure was filed; kept by a reaction to dossier-submitted.';

create table process_definition (
  id uuid primary key,
  key text not null,
  version integer not null,
  level text not null check (level in ('commune', 'province')),
  definition jsonb not null,
  valid_from date not null,
  valid_to date,
  unique (key, version)
);
comment on table process_definition is 'Electronic processes (quy trình điện tử), linted before they get here.';

grant select, insert on procedure, procedure_version to dongbo_app;
grant update (valid_to) on procedure_version to dongbo_app;
grant select, insert, update on procedure_use, process_definition to dongbo_app;
