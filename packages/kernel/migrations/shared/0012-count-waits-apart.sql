-- Who is only told to wait has typed no wrong password: the password was not looked at.

alter table sign_in_miss add column waits integer not null default 0;
comment on column sign_in_miss.misses is 'Wrong passwords.';
comment on column sign_in_miss.waits is 'Tries that were told to wait, whose password was not looked at.';
comment on table sign_in_miss is 'Tries to sign in that failed since the last success, by account and network.';
