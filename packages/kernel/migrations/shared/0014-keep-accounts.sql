-- Local accounts that people keep for years: invited before they have a password, changed by rule, closed and opened again, with the
-- reason of each change; sessions that their holder can recognise and end.

alter table account
  -- Null: invited, and not activated yet.
  alter column password_hash drop not null,
  add column password_set_at timestamptz,
  add column must_change boolean not null default false,
  add column last_signed_in_at timestamptz,
  -- From creation, reopening or the last sign-in. Null: not known yet; counting begins when it is first looked at.
  add column unused_since timestamptz,
  add column idle_warned_at timestamptz,
  add column disabled_reason text check (disabled_reason in ('closed', 'idle', 'own', 'demonstration'));
update account set disabled_reason = case when p.demonstration then 'demonstration' else 'closed' end
from person p where p.id = account.person_id and account.disabled_at is not null;
alter table account add constraint account_disabled_check check ((disabled_at is null) = (disabled_reason is null));
comment on table account is 'Local sign-in: argon2id hash. Who has one with `disabled_at` may not sign in, for `disabled_reason`: closed by an administrator or by its own holder, unused for too long, or of the demonstration.';
comment on column account.password_set_at is 'When its holder last chose the password; null: not known, or none yet.';
comment on column account.must_change is 'The holder chooses a new password before anything else.';
comment on column account.unused_since is 'From when days without use are counted.';
comment on column account.idle_warned_at is 'When the holder was told that the account will be closed for want of use.';
create index account_unused_idx on account (unused_since) where disabled_at is null;

create table account_password_history (
  person_id uuid not null references person (id),
  at timestamptz not null,
  password_hash text not null,
  primary key (person_id, at)
);
comment on table account_password_history is 'The last passwords of an account, so that none of them comes back.';

create table account_invitation (
  id uuid primary key,
  person_id uuid not null references person (id),
  -- SHA-256 of the secret in the link; the secret is shown once and nowhere stored.
  token_hash bytea not null unique check (length(token_hash) = 32),
  purpose text not null check (purpose in ('first', 'reset')),
  -- Null: the terminal of the installation.
  made_by uuid references person (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz
);
comment on table account_invitation is 'One-time links with which somebody chooses the password of their account.';
create unique index account_invitation_open_idx on account_invitation (person_id) where used_at is null and withdrawn_at is null;
create index account_invitation_person_idx on account_invitation (person_id, made_at);
create index account_invitation_made_by_idx on account_invitation (made_by) where made_by is not null;

create table account_change (
  id uuid primary key,
  person_id uuid not null references person (id),
  -- What was done: created, invited, activated, password-changed, closed, reopened, ...
  what text not null check (what ~ '^[a-z]+(-[a-z]+)*$'),
  reason text,
  -- Null: the platform itself, or its terminal.
  by_person uuid references person (id),
  at timestamptz not null,
  facts jsonb not null default '{}'
);
comment on table account_change is 'History of an account, one row for each change, never changed.';
create index account_change_person_idx on account_change (person_id, at);
create index account_change_by_idx on account_change (by_person, at) where by_person is not null;

create table account_sign_in (
  person_id uuid not null references person (id),
  at timestamptz not null,
  network text not null,
  -- `missed`: tries of others, or slips, that were counted until the next sign-in; `at` is the last of them.
  outcome text not null check (outcome in ('done', 'missed')),
  browser text,
  misses integer not null default 0,
  waits integer not null default 0,
  primary key (person_id, at, network, outcome)
);
comment on table account_sign_in is 'Sign-ins of an account and the tries between them, for its holder; kept for a year.';
create index account_sign_in_at_idx on account_sign_in (at);

alter table session
  -- What its holder calls it by; the secret's hash is shown to nobody.
  add column id uuid not null default gen_random_uuid(),
  add column device_id uuid,
  add column network text,
  add column browser text,
  add column moved_at timestamptz,
  add column moved_browser text,
  add column moved_network text;
create unique index session_id_idx on session (id);
comment on column session.moved_at is 'When another browser than the one that signed in first came with it: stolen, or copied.';

grant select, insert, delete on account_password_history to dongbo_app;
grant select, insert, update on account_invitation to dongbo_app;
grant select, insert on account_change to dongbo_app;
grant select, insert, delete on account_sign_in to dongbo_app;
