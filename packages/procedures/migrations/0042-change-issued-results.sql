-- A result that was issued is corrected, issued again or cancelled by a decision of its own; what it was stays as it is and is found.

alter table dossier
  drop constraint dossier_open_path_check,
  add constraint dossier_open_path_check check (open_path in
    ('supplement-asked', 'supplement-answered', 'ending-proposed', 'on-its-way', 'result-change-proposed')),
  add column result_mark text check (result_mark in ('corrected', 'reissued', 'cancelled'));
comment on column dossier.result_mark is 'What was decided last of its issued result; null: nothing, the result stands as it was issued.';

create table result_change (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  kind text not null check (kind in ('correction', 'reissue', 'cancellation')),
  -- Key of the list of grounds.
  ground text not null,
  -- What is wrong with the paper, or why it is issued again or cancelled.
  reason text not null,
  -- What is right instead.
  content text,
  -- The corrected paper, as text or as a PDF; a paper that is issued again is written from the one it replaces.
  title text,
  body text,
  uploaded_file_id uuid references file (id),
  proposed_by uuid not null references kernel.person (id),
  proposed_at timestamptz not null,
  state text not null check (state in ('open', 'returned', 'decided')),
  remark text,
  closed_by uuid references kernel.person (id),
  closed_at timestamptz,
  -- Which of the decisions on this dossier's result it is, from 1.
  ordinal smallint check (ordinal > 0),
  -- Number of the letter that decides it.
  decision_number text,
  -- The new paper, from the same book as results.
  book text,
  number text,
  numbered_on date,
  signed_at timestamptz,
  signed_file_id uuid references file (id),
  check_token text unique,
  unique (dossier_id, ordinal),
  unique (book, number),
  check ((state = 'open') = (closed_at is null)),
  check ((state = 'decided') = (ordinal is not null)),
  check ((number is null) = (book is null) and (number is null) = (numbered_on is null)),
  check (number is null or (state = 'decided' and kind <> 'cancellation')),
  check ((kind = 'correction') = (content is not null)),
  check ((kind = 'correction') = ((body is null) <> (uploaded_file_id is null))),
  check ((signed_file_id is null) = (signed_at is null))
);
comment on table result_change is 'Correction, new issue or cancellation of an issued result: proposed by whoever decided it, decided by the leader.';
create unique index result_change_open_idx on result_change (dossier_id) where closed_at is null;
create index result_change_proposed_by_idx on result_change (proposed_by);
create index result_change_closed_by_idx on result_change (closed_by);
create index result_change_uploaded_file_idx on result_change (uploaded_file_id);
create index result_change_signed_file_idx on result_change (signed_file_id);

grant select, insert, update on result_change to dongbo_app;

-- What stands behind the QR code of a signed result: nobody guesses it, and it says nothing of the dossier.
alter table result add column check_token text unique;
comment on column result.check_token is 'Opens the public page that says whether the paper still holds; null: it was signed before there was one.';

alter table issued_letter drop constraint issued_letter_form_check, add constraint issued_letter_form_check check (
  form in ('supplement-request', 'refusal-notice', 'apology', 'stop-notice', 'result-decision'));
