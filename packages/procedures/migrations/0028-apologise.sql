-- A dossier that will not be ready in time: the owner is told why and until when, once (form 04).

alter table dossier
  -- Says that there is a row beside, so that a dossier in time reads none.
  add column late_path text check (late_path in ('drafted', 'written', 'sent'));
comment on column dossier.late_path is 'How far the apology for being late is; null: none was prepared.';

-- The key is the dossier: a new date is named once and never again.
create table apology (
  dossier_id uuid primary key references dossier (id),
  state text not null check (state in ('drafted', 'written', 'sent', 'not-needed')),
  -- The due date by law, when it was prepared; figures go on counting by it.
  due_at timestamptz not null,
  drafted_at timestamptz not null,
  -- Key of the list of causes, and the words of who wrote it.
  cause text,
  explanation text,
  unit_id uuid not null references kernel.unit (id),
  promised_on date,
  written_by uuid references kernel.person (id),
  written_at timestamptz,
  -- Why the leader gave it back.
  remark text,
  number text,
  sent_by uuid references kernel.person (id),
  sent_at timestamptz,
  check (state not in ('written', 'sent') or (cause is not null and promised_on is not null and written_at is not null)),
  check ((state = 'sent') = (sent_at is not null))
);
comment on table apology is 'Apology for being late with the new date (form 04): prepared by the worker, written by who has the dossier, sent by the leader.';
create index apology_waiting_idx on apology (dossier_id) where state in ('drafted', 'written');
create index apology_unit_idx on apology (unit_id);
create index apology_written_by_idx on apology (written_by);
create index apology_sent_by_idx on apology (sent_by);

grant select, insert, update on apology to dongbo_app;
