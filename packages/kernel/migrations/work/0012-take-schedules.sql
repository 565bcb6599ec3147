-- Jobs that are enqueued by the clock: each due instant once, whoever of the workers comes first and whoever dies.

create table schedule_run (
  name text primary key,
  -- The due instant that was taken up last; before the first, since when the schedule is known here.
  due_at timestamptz not null,
  taken_at timestamptz
);
comment on table schedule_run is 'Up to which due instant each schedule was taken up.';
grant select, insert on schedule_run to dongbo_app;

create function take_schedule(of_name text, due timestamptz, at timestamptz, jobs json) returns boolean
language plpgsql security definer set search_path from current as $$
begin
  -- Of several who try at once one waits for the other here, and then finds the instant taken.
  update schedule_run set due_at = due, taken_at = at where name = of_name and due_at < due;
  if not found then
    return false;
  end if;
  perform graphile_worker.add_jobs(array(
    select j from json_populate_recordset(null::graphile_worker.job_spec, jobs) as j));
  return true;
end $$;
comment on function take_schedule is 'Takes up a due instant of a schedule and enqueues its jobs, unless it was taken up before.';
revoke all on function take_schedule from public;
grant execute on function take_schedule to dongbo_app;
