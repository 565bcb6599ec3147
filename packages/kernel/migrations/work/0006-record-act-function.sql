-- The whole trace of a write in one statement, the request id of its client included: it is claimed here, at the end, and
-- not in a statement of its own at the beginning. A second request with the same id waits here for the first one and then
-- fails with RQ001; its transaction falls, and it is given the answer of the first. The older function `record` stays for a
-- program of the version before that still runs beside the upgrade.
-- Runs with the owner's rights because only the owner may enqueue jobs; the search path is that of this space.

create function record_act(
  events jsonb, audit jsonb, jobs json,
  by_actor uuid, by_request uuid, of_operation text, with_hash bytea, request_at timestamptz, with_answer jsonb
) returns void
language plpgsql security definer set search_path from current as $$
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
    perform graphile_worker.add_jobs(array(
      select j from json_populate_recordset(null::graphile_worker.job_spec, jobs) as j));
  end if;
end $$;
comment on function record_act is 'Request id with its answer, events, audit and jobs of one act, in one statement.';

revoke all on function record_act from public;
grant execute on function record_act to dongbo_app;
