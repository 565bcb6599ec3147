-- Failed sign-ins are counted by username, whether or not such an account exists: an account that does not exist locks
-- exactly like one that does, so nobody learns from the lock which usernames there are.

create table sign_in_failure (
  -- SHA-256 of the username as typed; people also type passwords into that field.
  username_hash bytea primary key,
  failures integer not null check (failures > 0),
  last_at timestamptz not null,
  locked_until timestamptz
);
comment on table sign_in_failure is 'Failed sign-ins in a row by username; the row goes with the next success, or after a day.';
create index sign_in_failure_last_idx on sign_in_failure (last_at);

alter table account drop column failures, drop column locked_until;
comment on table account is 'Local sign-in: argon2id hash.';

grant select, insert, update, delete on sign_in_failure to dongbo_app;
