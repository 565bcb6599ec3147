-- How the queue of one space stands, for its measures; by the database's clock, as the queue counts. With the owner's rights,
-- as job_figures.

create function queue_figures(of_space text) returns table (waiting bigint, given_up bigint, oldest_seconds double precision)
language sql stable security definer set search_path from current as $$
  select
    count(*) filter (where j.attempts < j.max_attempts),
    count(*) filter (where j.attempts >= j.max_attempts),
    coalesce(extract(epoch from now() - min(j.run_at) filter (where j.attempts < j.max_attempts and j.run_at <= now())), 0)
  from graphile_worker._private_jobs j
  where j.locked_at is null and j.payload ->> 'space' = of_space
$$;
comment on function queue_figures is 'Jobs of a space that wait and that were given up, and how long the oldest due one waits.';
revoke all on function queue_figures from public;
grant execute on function queue_figures to dongbo_app;
