-- A result that was given out on paper and is corrected, issued again or cancelled afterwards: the right paper goes out and the wrong one
-- comes back at the counter.

create table paper_exchange (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  -- The decision for which it is open; a later one on the same result takes its place while the paper has not come back.
  change_id uuid not null references result_change (id),
  -- Number of the paper that was given out, as written.
  wrong_number text not null,
  -- The counter that gave it out, where the work is, and its role.
  unit_id uuid not null references kernel.unit (id),
  role_key text not null,
  opened_at timestamptz not null,
  do_by timestamptz not null,
  -- How many rungs were told that it was not done, and when the next is; null: nobody is left to tell.
  told smallint not null default 0 check (told >= 0),
  tell_next_at timestamptz,
  state text not null check (state in ('open', 'closed')),
  is_given boolean,
  is_taken_back boolean,
  reason text,
  receiver_kind text check (receiver_kind in ('owner', 'submitter', 'mandate')),
  receiver_name text,
  receiver_number text,
  closed_by uuid references kernel.person (id),
  closed_at timestamptz,
  check ((state = 'closed') = (closed_at is not null)),
  check ((state = 'closed') = (is_given is not null and is_taken_back is not null)),
  check (state = 'open' or is_taken_back or reason is not null),
  check ((receiver_kind is null) = (receiver_name is null))
);
comment on table paper_exchange is 'A paper of a result that was given out and does not hold any more, until it came back and the right one went out.';
create unique index paper_exchange_open_idx on paper_exchange (dossier_id) where state = 'open';
create index paper_exchange_dossier_idx on paper_exchange (dossier_id);
create index paper_exchange_late_idx on paper_exchange (tell_next_at) where state = 'open';
create index paper_exchange_change_idx on paper_exchange (change_id);
create index paper_exchange_unit_idx on paper_exchange (unit_id);
create index paper_exchange_closed_by_idx on paper_exchange (closed_by);

grant select, insert, update on paper_exchange to dongbo_app;
