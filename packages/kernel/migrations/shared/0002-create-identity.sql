-- People, local accounts, sessions, roles as data.

create table person (
  id uuid primary key,
  kind text not null check (kind in ('citizen', 'official', 'system')),
  name text not null,
  name_folded text not null,
  identity_number text,
  phone text,
  email text,
  address text,
  language text not null default 'vi',
  demonstration boolean not null default false,
  created_at timestamptz not null
);
comment on table person is 'Somebody who can act: citizen, official, or a named system actor.';
create unique index person_identity_number_idx on person (identity_number) where identity_number is not null;

create table account (
  person_id uuid primary key references person (id),
  username text not null unique,
  password_hash text not null,
  failures integer not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz
);
comment on table account is 'Local sign-in: argon2id hash, lock-out after five failures.';

create table session (
  -- SHA-256 of the cookie's secret; the secret itself is nowhere stored.
  token_hash bytea primary key,
  person_id uuid not null references person (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table session is 'Server-side sessions; 15 minutes idle.';
create index session_person_idx on session (person_id);
create index session_expires_idx on session (expires_at);

create table role (
  key text primary key,
  name jsonb not null,
  permissions text[] not null,
  legal_basis text
);
comment on table role is 'A role is a list of permissions (endpoint names), as data.';

create table role_grant (
  id uuid primary key,
  person_id uuid not null references person (id),
  role_key text not null references role (key),
  unit_id uuid not null references unit (id),
  field text,
  valid_from timestamptz not null,
  valid_to timestamptz,
  granted_by uuid references person (id)
);
comment on table role_grant is 'Permission = role x unit subtree x (optionally) field of procedures, with validity.';
create index role_grant_person_idx on role_grant (person_id);
create index role_grant_unit_idx on role_grant (unit_id, role_key);
create index role_grant_granted_by_idx on role_grant (granted_by);

create table signing_certificate (
  id uuid primary key,
  -- Null: the installation's own certificate authority.
  person_id uuid references person (id),
  certificate_pem text not null,
  private_key_sealed bytea not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  revoked_at timestamptz
);
comment on table signing_certificate is 'Keys of the installation''s own certificate authority, sealed with AES-256-GCM under the installation secret.';
create index signing_certificate_person_idx on signing_certificate (person_id);

grant select, insert, update on person, account, role, role_grant, signing_certificate to dongbo_app;
grant select, insert, update, delete on session to dongbo_app;
