-- Whoever opens a list of ten notices has not read ten: each is seen when it is opened, or all of them when their person says so.

alter table notice add column seen_at timestamptz;
comment on column notice.seen_at is 'When its person opened it; what is not newer than their mark in notice_seen counts as seen too.';
comment on table notice_seen is 'Up to which notice a person has marked all as seen; ids of notices sort by their time.';

create trigger tell_of_notice_opened after update on notice
  referencing new table as added for each statement execute function tell_of_notices();

grant update (seen_at) on notice to dongbo_app;
