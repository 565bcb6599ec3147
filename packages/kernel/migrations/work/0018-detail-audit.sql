-- What an entry of the audit is about beside its subject: filters, number of rows, the account that was tried. Blocks name the
-- key under which they are sealed; those without were sealed by a plain hash.
alter table audit_entry add column details jsonb;
alter table audit_block add column key_id text;

-- The transaction of an entry is nobody's to choose: one from before would make its sealed block look changed for ever.
revoke insert on audit_entry from dongbo_app;
grant insert (id, at, actor_id, actor_name, operation, subject_id, outcome, reason, request_id, address, input_hash, details)
on audit_entry to dongbo_app;

-- As in 0011, and takes the details.
create or replace function record_act(
  events jsonb, audit jsonb, jobs json,
  by_actor uuid, by_request uuid, of_operation text, with_hash bytea, request_at timestamptz, with_answer jsonb,
  with_signal text
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

  insert into audit_entry (id, at, actor_id, actor_name, operation, subject_id, outcome, reason, request_id, address, input_hash, details)
  select a.id, a.at, a.actor_id, a.actor_name, a.operation, a.subject_id, a.outcome, a.reason, a.request_id, a.address, a.input_hash,
    a.details
  from jsonb_to_recordset(audit) as a(
    id uuid, at timestamptz, actor_id uuid, actor_name text, operation text, subject_id uuid, outcome text, reason text,
    request_id uuid, address text, input_hash text, details jsonb);

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

  if with_signal is not null then
    perform pg_notify('dongbo_event', with_signal);
  end if;
end $$;
