-- Shared work of one space: open work, registers, files, letters, notices.

create table work_item (
  id uuid primary key,
  system text not null,
  subject_id uuid not null unique,
  code text not null,
  title text not null,
  owner_name text not null,
  -- Folded code, title and owner for search inside the inbox.
  search_text text not null,
  procedure_code text,
  field text,
  step_id text not null,
  step_name jsonb not null,
  role_key text not null,
  unit_id uuid not null,
  assignee_id uuid,
  due_at timestamptz,
  step_due_at timestamptz,
  suspended boolean not null default false,
  -- What is due first; work without a due date sorts by its arrival.
  sort_at timestamptz not null,
  since timestamptz not null,
  version integer not null
);
comment on table work_item is 'Open work only, one row a subject; closed work is deleted, so that the table stays small.';
create index work_item_unit_role_idx on work_item (unit_id, role_key, sort_at, id);
create index work_item_assignee_idx on work_item (assignee_id, sort_at, id) where assignee_id is not null;

create table register_counter (
  book text not null,
  period text not null,
  last integer not null check (last > 0),
  primary key (book, period)
);
comment on table register_counter is 'Gap-free numbers: one locked counter per book and period, drawn as the last step of the transaction.';

create table file (
  id uuid primary key,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null,
  storage_key text not null,
  uploaded_by uuid not null,
  -- Null: not attached to anything yet; swept after a day.
  attached_to uuid,
  created_at timestamptz not null
);
comment on table file is 'Files by content hash; bytes live in the file store, written and synced before this row commits.';
create index file_attached_idx on file (attached_to) where attached_to is not null;
create index file_unattached_idx on file (created_at) where attached_to is null;

create table letter (
  id uuid primary key,
  subject_id uuid not null,
  form text not null,
  layout text not null,
  data jsonb not null,
  created_at timestamptz not null,
  -- The rendered PDF; the worker fills it. The same data and layout always give the same bytes.
  file_id uuid references file (id),
  unique (subject_id, form)
);
comment on table letter is 'Letters as data and layout version; the PDF is made from them, deterministically.';
create index letter_file_idx on letter (file_id);

create table notice (
  id uuid primary key,
  person_id uuid not null,
  key text not null,
  facts jsonb not null,
  subject_id uuid,
  -- Event and handler that made it: one reaction, one notice.
  event_id uuid not null,
  at timestamptz not null,
  unique (person_id, event_id, key)
);
comment on table notice is 'Messages to people inside the platform.';
create index notice_person_idx on notice (person_id, at desc);

create table reaction (
  event_id uuid not null,
  handler text not null,
  at timestamptz not null,
  primary key (event_id, handler)
);
comment on table reaction is 'Receipt of every reaction to an event: event and handler, once.';

grant select, insert, update, delete on work_item, letter, file to dongbo_app;
grant select, insert, update on register_counter to dongbo_app;
grant select, insert on notice, reaction to dongbo_app;
