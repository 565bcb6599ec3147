-- Forms 02 to 05 have numbers of their own: one book a form, body and year, no number twice.

create table issued_letter (
  dossier_id uuid not null references dossier (id),
  form text not null check (form in ('supplement-request', 'refusal-notice', 'apology', 'stop-notice')),
  -- Which of the dossier's letters of this form, as in `letter`.
  ordinal smallint not null check (ordinal > 0),
  -- In whose name it went out.
  body_id uuid not null references kernel.unit (id),
  year smallint not null,
  -- In the book; how it is written stands on the letter.
  serial integer not null check (serial > 0),
  issued_at timestamptz not null,
  primary key (dossier_id, form, ordinal),
  unique (form, body_id, year, serial)
);
comment on table issued_letter is 'Register of the letters of forms 02 to 05: which number a letter has in the book of its body, form and year.';
create index issued_letter_body_idx on issued_letter (body_id);

grant select, insert on issued_letter to dongbo_app;

-- Apologies had their number in their own row. Which body's book it came from stands in the event.
insert into issued_letter (dossier_id, form, ordinal, body_id, year, serial, issued_at)
select a.dossier_id, 'apology', 1, e.unit_id, extract(year from a.sent_at at time zone 'Asia/Ho_Chi_Minh'), substring(a.number from '^\d+')::integer, a.sent_at
from apology a
join lateral (select unit_id from event
  where subject_id = a.dossier_id and type = 'procedures.apology-sent' and unit_id is not null
  order by at desc limit 1) e on true
where a.number is not null;
alter table apology drop column number;
