-- Nobody is shut out of an account by strangers: misses are counted by name and network, by name, by network and by browser, and a
-- browser that has signed in before as this account is judged by its own misses alone.

drop table sign_in_failure;

-- One row for whatever is counted; what it is stands in nothing but the hash (kind, name, network or browser), because people type
-- passwords into the field of the name.
create table sign_in_try (
  key bytea primary key check (length(key) = 32),
  misses real not null,
  last_at timestamptz not null,
  wait_until timestamptz
);
comment on table sign_in_try is 'Tries to sign in since the last success, taken before the password is looked at and given back after a success.';
create index sign_in_try_last_idx on sign_in_try (last_at);

-- What the holder of an account is told at the next sign-in; names that no account has are noted alike.
create table sign_in_miss (
  name_hash bytea not null check (length(name_hash) = 32),
  network text not null,
  misses integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (name_hash, network)
);
comment on table sign_in_miss is 'Wrong passwords since the last success by account and network.';
create index sign_in_miss_last_idx on sign_in_miss (last_at);

create table known_device (
  id uuid primary key,
  -- SHA-256 of the secret in the cookie of the browser, which changes with every sign-in.
  secret_hash bytea not null check (length(secret_hash) = 32),
  -- The one before, for two tabs that sign in at the same moment.
  previous_hash bytea,
  rotated_at timestamptz not null
);
comment on table known_device is 'Browsers in which somebody has signed in.';
create index known_device_rotated_idx on known_device (rotated_at);

create table known_device_person (
  device_id uuid not null references known_device (id) on delete cascade,
  person_id uuid not null references person (id),
  -- From where the person last signed in there.
  network text not null,
  last_at timestamptz not null,
  primary key (device_id, person_id)
);
comment on table known_device_person is 'Accounts that have signed in with a browser.';
create index known_device_person_person_idx on known_device_person (person_id);

-- Takes one try of each of the counts, all or none, in the order of their keys so that two never wait for each other. Answers until
-- when to wait, or null when the try was taken. `asked`: key (hex), and the numbers of its kind.
create function take_sign_in_try(asked jsonb, now_at timestamptz) returns timestamptz
language plpgsql as $$
declare
  until timestamptz;
begin
  insert into sign_in_try (key, misses, last_at)
  select decode(a.key, 'hex'), 0, now_at from jsonb_to_recordset(asked) as a(key text) order by 1
  on conflict do nothing;
  perform from sign_in_try where key in (select decode(a.key, 'hex') from jsonb_to_recordset(asked) as a(key text)) order by key for update;
  select max(t.wait_until) into until
  from sign_in_try t join jsonb_to_recordset(asked) as a(key text) on t.key = decode(a.key, 'hex')
  where t.wait_until > now_at;
  if until is not null then
    return until;
  end if;
  update sign_in_try t set
    misses = n.misses,
    last_at = now_at,
    wait_until = case when n.misses >= n.free
      then now_at + make_interval(secs => least(n.most_wait, n.first_wait * power(2, least(20, n.misses - n.free)))) end
  from (
    select decode(a.key, 'hex') as key, a.free, a.first_wait, a.most_wait,
      1 + case
        when greatest(o.last_at, coalesce(o.wait_until, o.last_at)) + make_interval(secs => a.forgotten_after) <= now_at then 0
        else greatest(0, o.misses - a.given_back_a_minute * extract(epoch from now_at - o.last_at) / 60)
      end as misses
    from jsonb_to_recordset(asked) as a(key text, free integer, first_wait float8, most_wait float8, forgotten_after float8,
      given_back_a_minute float8)
    join sign_in_try o on o.key = decode(a.key, 'hex')) as n
  where t.key = n.key;
  return null;
end $$;

grant select, insert, update, delete on sign_in_try, sign_in_miss, known_device, known_device_person to dongbo_app;
