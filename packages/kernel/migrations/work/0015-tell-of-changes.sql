-- What streams listen to. Whoever changes open work, notices or the progress of a job tells of it at the commit, in whatever
-- way the row is written: one notification on the channel `dongbo_event`, JSON with the space and only ids, far below the
-- 8000 bytes that a notification may have. What happened to a subject is told by `record_act` on the same channel.
-- PostgreSQL sends equal notifications of one transaction once.

create function tell(change jsonb) returns void
language sql set search_path from current as $$
  select pg_notify('dongbo_event', (change || jsonb_build_object(
    'space', case when current_schema() like '%\_trial' then 'trial' else 'official' end))::text)
$$;
comment on function tell is 'Tells the streams of every process that something changed, at the commit.';

create function tell_of_work() returns trigger
language plpgsql set search_path from current as $$
declare
  places jsonb := '[]';
begin
  if tg_op <> 'INSERT' then
    places := places || jsonb_build_array(jsonb_build_array(old.unit_id, old.role_key, old.field, old.assignee_id));
  end if;
  if tg_op <> 'DELETE' then
    places := places || jsonb_build_array(jsonb_build_array(new.unit_id, new.role_key, new.field, new.assignee_id));
  end if;
  perform tell(jsonb_build_object('work', places));
  return null;
end $$;
comment on function tell_of_work is 'Unit, role, field and person that work was and is addressed to.';
create trigger tell_of_work after insert or update or delete on work_item
  for each row execute function tell_of_work();

create table notice_seen (
  person_id uuid primary key,
  notice_id uuid not null,
  at timestamptz not null
);
comment on table notice_seen is 'The newest notice that a person has seen; ids of notices sort by their time.';

create function tell_of_notices() returns trigger
language plpgsql set search_path from current as $$
declare
  people jsonb;
begin
  for people in
    select jsonb_agg(person_id) from (
      select person_id, row_number() over () / 100 as part from (select distinct person_id from added) as each) as parted
    group by part
  loop
    perform tell(jsonb_build_object('notices', people));
  end loop;
  return null;
end $$;
comment on function tell_of_notices is 'People whose notices changed, a hundred in a notification.';
create trigger tell_of_notices after insert on notice
  referencing new table as added for each statement execute function tell_of_notices();
create trigger tell_of_seen_first after insert on notice_seen
  referencing new table as added for each statement execute function tell_of_notices();
create trigger tell_of_seen after update on notice_seen
  referencing new table as added for each statement execute function tell_of_notices();

create table job_progress (
  id uuid primary key,
  person_id uuid not null,
  -- What is done: a key of a text.
  task text not null,
  share real not null check (share between 0 and 1),
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  started_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table job_progress is 'How far a long job is, for the person who started it; swept after a day.';
create index job_progress_person_idx on job_progress (person_id, started_at desc);
create index job_progress_started_idx on job_progress (started_at);

create function tell_of_progress() returns trigger
language plpgsql set search_path from current as $$
begin
  perform tell(jsonb_build_object('jobs', jsonb_build_array(jsonb_build_array(new.id, new.person_id))));
  return null;
end $$;
comment on function tell_of_progress is 'The job and whose it is.';
create trigger tell_of_progress after insert or update on job_progress
  for each row execute function tell_of_progress();

grant execute on function tell to dongbo_app;
grant select, insert, update on notice_seen to dongbo_app;
grant select, insert, update, delete on job_progress to dongbo_app;
