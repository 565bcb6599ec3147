-- Citizens and businesses make their own accounts. What they say of themselves is kept apart from what is proven: `identity_number` stays
-- the proven number, by which matters of the counter are shown, and nothing reads the declared one as such.

alter table person add column declared_number text check (declared_number <> '');
comment on column person.declared_number is 'Number that the holder of the account typed and nobody has proven; identity_number is the proven one.';
alter table person add column is_organisation boolean not null default false;
comment on column person.is_organisation is 'A business that made an account: its number is a tax code, its name that of the organisation.';

create table account_code (
  -- The code is computed from this id and the secret of the installation; it is nowhere stored.
  id uuid primary key,
  purpose text not null check (purpose in ('sign-up', 'new-password', 'proof')),
  -- Of a sign-up: who has the address already, and is told so; null: nobody. Else whose account it is; null: nobody's, and nothing is sent.
  person_id uuid references person (id),
  -- What was said at a sign-up.
  name text,
  number text not null check (number <> ''),
  is_organisation boolean not null,
  channel text not null check (channel in ('email', 'sms')),
  address text not null check (address <> ''),
  language text not null check (language in ('vi', 'en', 'uk')),
  tries integer not null default 0,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  sending text not null check (sending in ('waiting', 'sent', 'refused', 'failed')),
  check ((purpose = 'sign-up') = (name is not null))
);
comment on table account_code is 'A code that somebody waits for to make an account, choose a new password or prove a number. Gone with its time.';
create index account_code_expires_idx on account_code (expires_at);
create index account_code_person_idx on account_code (person_id) where person_id is not null;
grant select, insert, update, delete on account_code to dongbo_app;
