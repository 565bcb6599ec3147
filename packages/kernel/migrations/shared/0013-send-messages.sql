-- Messages outside of the platform (e-mail, text message) to people who chose them. Each row names its space: what is tried out is never
-- sent to anybody, and an address that was confirmed while trying says nothing about the official space.

create table message_address (
  id uuid primary key,
  space text not null check (space in ('official', 'trial')),
  -- Whose account it belongs to; or for which matter alone it was given at a counter.
  person_id uuid references person (id),
  subject_id uuid,
  channel text not null check (channel in ('email', 'sms')),
  -- Null: its owner had it removed.
  address text check (address <> ''),
  language text not null check (language in ('vi', 'en', 'uk')),
  -- `returned`: whoever carries messages says that there is no such address.
  state text not null check (state in ('on', 'off', 'returned')),
  -- Since when it is in this state: nothing that happened before it was turned on goes out.
  since timestamptz not null,
  check ((person_id is null) <> (subject_id is null)),
  check (state <> 'on' or address is not null)
);
comment on table message_address is 'Where a person wants to be told outside of the platform: one address for each channel of an account, or of a matter that was handed in on paper.';
create unique index message_address_person_idx on message_address (person_id, space, channel) where person_id is not null;
create unique index message_address_subject_idx on message_address (subject_id, space, channel) where subject_id is not null;

create table message_consent (
  id uuid primary key,
  address_id uuid not null references message_address (id),
  said text not null check (said in ('given', 'withdrawn', 'removed', 'returned')),
  -- Which wording was agreed to: the name of a text and its version.
  wording text not null,
  -- Whoever said it, or typed it for somebody who stood before them; null: the platform itself.
  by_person uuid references person (id),
  at timestamptz not null
);
comment on table message_consent is 'Consent to messages and its withdrawal, one row each, never changed. The address itself stands in message_address alone.';
create index message_consent_address_idx on message_consent (address_id, at);
create index message_consent_by_idx on message_consent (by_person) where by_person is not null;

create table message_code (
  -- The code is computed from this id and the secret of the installation; it is nowhere stored.
  id uuid primary key,
  space text not null check (space in ('official', 'trial')),
  person_id uuid not null references person (id),
  channel text not null check (channel in ('email', 'sms')),
  address text not null check (address <> ''),
  language text not null check (language in ('vi', 'en', 'uk')),
  tries integer not null default 0,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  sending text not null check (sending in ('waiting', 'sent', 'refused', 'failed')),
  unique (person_id, space, channel)
);
comment on table message_code is 'An address that somebody wants to use and has not confirmed yet; the latest for each channel.';

create table message (
  -- Also the id under which it is handed to whoever carries it, the same in every try.
  id uuid primary key,
  space text not null check (space in ('official', 'trial')),
  address_id uuid not null references message_address (id),
  channel text not null check (channel in ('email', 'sms')),
  system text not null,
  -- Key of a text in the catalogue `messages` of the system, to be filled with the facts.
  key text not null,
  facts jsonb not null,
  subject_id uuid not null,
  event_id uuid not null,
  at timestamptz not null,
  due_at timestamptz not null,
  -- The last day on which it makes sense; null: always.
  until date,
  -- `replaced`: something later of the same matter is told instead. `dropped`: nobody wants or needs it any more.
  state text not null check (state in ('waiting', 'queued', 'sent', 'refused', 'failed', 'replaced', 'dropped')),
  ended_at timestamptz,
  -- What whoever carried it calls it.
  reference text,
  unique (address_id, event_id, key)
);
comment on table message is 'What goes out, or went: one change, one channel, once.';
create index message_waiting_idx on message (space, system, due_at) where state = 'waiting';
create index message_open_idx on message (space, at) where state in ('waiting', 'queued');
create index message_open_matter_idx on message (address_id, subject_id, at) where state in ('waiting', 'queued', 'sent');
create index message_failed_idx on message (space, ended_at) where state = 'failed';
create index message_address_idx on message (address_id, at);

create table simulated_message (
  id uuid primary key,
  space text not null check (space in ('official', 'trial')),
  channel text not null check (channel in ('email', 'sms')),
  address text not null,
  subject text,
  text text not null,
  at timestamptz not null
);
comment on table simulated_message is 'What the simulated carriers were handed; it went nowhere. Kept for a month.';
create index simulated_message_at_idx on simulated_message (space, at);

grant select, insert, update on message_address, message to dongbo_app;
grant select, insert on message_consent to dongbo_app;
grant select, insert, update, delete on message_code to dongbo_app;
grant select, insert, delete on simulated_message to dongbo_app;
