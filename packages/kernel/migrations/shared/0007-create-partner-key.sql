-- Other systems that call this one: a partner is a person of its own kind, with roles like an official's, and signs in by
-- keys instead of a password.

alter table person drop constraint person_kind_check;
alter table person add constraint person_kind_check check (kind in ('citizen', 'official', 'partner', 'system'));
comment on table person is 'Somebody who can act: citizen, official, another system (partner), or a named system actor.';
-- A partner is found again by its name, so that it can be given a further key.
create unique index person_partner_name_idx on person (name) where kind = 'partner';

create table partner_key (
  -- The first half of what the partner sends; it is no secret.
  id uuid primary key,
  person_id uuid not null references person (id),
  -- What the key is for, as whoever made it calls it: a machine, a year.
  name text not null,
  -- SHA-256 of the secret; the secret itself is nowhere stored.
  secret_hash bytea not null check (length(secret_hash) = 32),
  valid_from timestamptz not null,
  valid_to timestamptz,
  -- By the hour: using a key does not become writing.
  last_used_at timestamptz
);
comment on table partner_key is 'Keys by which partners sign in; several of one partner are valid at once, so that one can take over from another.';
create index partner_key_person_idx on partner_key (person_id);

grant select, insert, update (valid_to, last_used_at) on partner_key to dongbo_app;
