-- Most acts queue jobs that have nothing but a task, a payload and a number of tries. For those the queue's own `add_jobs` is
-- dear: it makes tasks and queues known and plans anew each time an update of jobs with keys, of which there are none.
-- Here they go into the queue's table as `add_jobs` would put them (graphile-worker 0.18.0, sql/000020.sql); a test compares
-- the rows column by column. Everything else still goes through `add_jobs`: jobs with a key or another wish, tasks that
-- the queue has not heard of, and all jobs once the queue's tables are of another version than the one this was written for.

create or replace function record_act(
  events jsonb, audit jsonb, jobs json,
  by_actor uuid, by_request uuid, of_operation text, with_hash bytea, request_at timestamptz, with_answer jsonb
) returns void
language plpgsql security definer set search_path from current as $$
declare
  queued integer := 0;
begin
  if by_request is not null then
    insert into request (actor_id, request_id, operation, input_hash, at, answer)
    values (by_actor, by_request, of_operation, with_hash, request_at, with_answer)
    on conflict do nothing;
    if not found then
      raise exception 'this request was answered already' using errcode = 'RQ001';
    end if;
  end if;

  if jsonb_array_length(events) > 0 then
    insert into event (id, type, subject_id, actor_id, unit_id, payload, at, position)
    select e.id, e.type, e.subject_id, e.actor_id, e.unit_id, e.payload, e.at, e.position
    from jsonb_to_recordset(events) as e(
      id uuid, type text, subject_id uuid, actor_id uuid, unit_id uuid, payload jsonb, at timestamptz, position smallint);
  end if;

  insert into audit_entry (id, at, actor_id, actor_name, operation, subject_id, outcome, reason, request_id, address, input_hash)
  select a.id, a.at, a.actor_id, a.actor_name, a.operation, a.subject_id, a.outcome, a.reason, a.request_id, a.address, a.input_hash
  from jsonb_to_recordset(audit) as a(
    id uuid, at timestamptz, actor_id uuid, actor_name text, operation text, subject_id uuid, outcome text, reason text,
    request_id uuid, address text, input_hash text);

  if json_array_length(jobs) > 0 then
    if (select max(id) from graphile_worker.migrations) = 20 then
      -- All of them or none, in one look at the tasks, so that a task that becomes known meanwhile does no harm.
      insert into graphile_worker._private_jobs (task_id, payload, max_attempts)
      select task_id, payload, max_attempts from (
        select t.id as task_id, coalesce(j.payload, '{}') as payload, coalesce(j.max_attempts, 25) as max_attempts,
          bool_and(
            t.id is not null and num_nulls(j.queue_name, j.run_at, j.job_key, j.priority, j.flags) = 5
          ) over () as are_plain
        from json_populate_recordset(null::graphile_worker.job_spec, jobs) as j
        left join graphile_worker._private_tasks as t on t.identifier = j.identifier) as candidate
      where are_plain;
      get diagnostics queued = row_count;
    end if;
    if queued > 0 then
      -- Wakes the worker at the commit; its poll alone would be up to a second late.
      perform pg_notify('jobs:insert', '{"r":' || random()::text || ',"count":' || queued || '}');
    else
      perform graphile_worker.add_jobs(array(
        select j from json_populate_recordset(null::graphile_worker.job_spec, jobs) as j));
    end if;
  end if;
end $$;
