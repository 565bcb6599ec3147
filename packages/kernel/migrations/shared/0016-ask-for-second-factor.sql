-- A second factor beside the password, asked at the sign-in and again before what weighs much.

create table second_factor (
  id uuid primary key,
  person_id uuid not null references person (id),
  kind text not null check (kind in ('totp', 'passkey')),
  name text not null check (name <> ''),
  added_at timestamptz not null,
  -- Null: a secret that no code has confirmed yet; it opens nothing.
  confirmed_at timestamptz,
  last_used_at timestamptz,
  -- Of an authenticator app: its secret under the installation's key, and the last time step whose code was taken: a code counts once.
  secret_sealed bytea,
  last_step bigint,
  -- Of a passkey: the name of the site that it belongs to, its id, its public key (COSE) and its counter.
  site text,
  credential_id bytea unique,
  public_key bytea,
  counter bigint,
  transports text[] not null default '{}',
  check ((kind = 'totp') = (secret_sealed is not null)),
  check ((kind = 'passkey') = (site is not null and credential_id is not null and public_key is not null and counter is not null)),
  check (kind = 'totp' or confirmed_at is not null)
);
comment on table second_factor is 'What a person has beside the password: codes of an authenticator app, passkeys.';
create index second_factor_person_idx on second_factor (person_id) where confirmed_at is not null;
create unique index second_factor_begun_idx on second_factor (person_id) where confirmed_at is null;

create table recovery_code (
  person_id uuid not null references person (id),
  -- HMAC under a key of the installation: whoever reads the table cannot try codes out.
  code_hash bytea not null check (length(code_hash) = 32),
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);
comment on table recovery_code is 'Codes for who has lost the second factor; each opens once.';

create table pending_sign_in (
  -- SHA-256 of the secret in a cookie of the browser that began.
  token_hash bytea primary key check (length(token_hash) = 32),
  -- Whose password was right; null: a browser that wants to sign in by a passkey alone.
  person_id uuid references person (id),
  challenge text,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table pending_sign_in is 'Sign-ins between their first and second step; minutes old, and gone once used.';
create index pending_sign_in_person_idx on pending_sign_in (person_id) where person_id is not null;
create index pending_sign_in_expires_idx on pending_sign_in (expires_at);

alter table session
  -- When its holder last showed who they are; null: at the sign-in.
  add column confirmed_at timestamptz,
  -- What a passkey is asked to sign in this session; counts once.
  add column challenge text,
  add column challenge_expires_at timestamptz;

grant select, insert, update, delete on second_factor, recovery_code, pending_sign_in to dongbo_app;
