-- The date of birth of an account's holder, as the papers say it: YYYY, YYYY-MM or YYYY-MM-DD.

alter table person add column birth_date text check (birth_date ~ '^\d{4}(-\d{2}(-\d{2})?)?$');
comment on column person.birth_date is 'As the identity paper says it; only the year may be known. Null: not known, and asked.';
