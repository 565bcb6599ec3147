-- Jobs that used up their tries: counted for who watches, and each told once to whom it concerns. The queue's tables belong to
-- the owner, so that both run with the owner's rights.

create function job_figures() returns table (task text, waiting bigint, running bigint, given_up bigint)
language sql stable security definer set search_path from current as $$
  select t.identifier,
    count(j.id) filter (where j.locked_at is null and j.attempts < j.max_attempts),
    count(j.id) filter (where j.locked_at is not null),
    count(j.id) filter (where j.locked_at is null and j.attempts >= j.max_attempts)
  from graphile_worker._private_tasks t left join graphile_worker._private_jobs j on j.task_id = t.id
  group by t.identifier
$$;
comment on function job_figures is 'How many jobs wait, run and have used up their tries, by task.';

create function take_given_up_job(of_space text, of_tasks text[]) returns table (task text, payload json)
language sql security definer set search_path from current as $$
  update graphile_worker._private_jobs j set flags = coalesce(j.flags, '{}') || '{"told": true}'
  from graphile_worker._private_tasks t
  where t.id = j.task_id and j.id = (
    select o.id from graphile_worker._private_jobs o join graphile_worker._private_tasks ot on ot.id = o.task_id
    where o.locked_at is null and o.attempts >= o.max_attempts and ot.identifier = any (of_tasks)
      and o.payload ->> 'space' = of_space and (o.flags is null or not o.flags ? 'told')
    order by o.id limit 1 for update of o skip locked)
  returning t.identifier, j.payload
$$;
comment on function take_given_up_job is 'One job that used up its tries and was not told of yet; marked in the transaction that tells.';

revoke all on function job_figures, take_given_up_job from public;
grant execute on function job_figures, take_given_up_job to dongbo_app;
