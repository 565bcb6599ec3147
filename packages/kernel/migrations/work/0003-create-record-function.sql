-- Everything that a write leaves behind beside its own rows, in one round trip: events, audit, jobs, the stored answer.
-- Runs with the owner's rights because only the owner may enqueue jobs; the search path is that of this space.

create function record(
  events jsonb, audit jsonb, jobs json, for_actor uuid, for_request uuid, with_answer jsonb
) returns void
language plpgsql security definer set search_path from current as $$
begin
  insert into event (id, type, subject_id, actor_id, unit_id, payload, at, position)
  select e.id, e.type, e.subject_id, e.actor_id, e.unit_id, e.payload, e.at, e.position
  from jsonb_to_recordset(events) as e(
    id uuid, type text, subject_id uuid, actor_id uuid, unit_id uuid, payload jsonb, at timestamptz, position smallint);

  insert into audit_entry (id, at, actor_id, actor_name, operation, subject_id, outcome, reason, request_id, address, input_hash)
  select a.id, a.at, a.actor_id, a.actor_name, a.operation, a.subject_id, a.outcome, a.reason, a.request_id, a.address, a.input_hash
  from jsonb_to_recordset(audit) as a(
    id uuid, at timestamptz, actor_id uuid, actor_name text, operation text, subject_id uuid, outcome text, reason text,
    request_id uuid, address text, input_hash text);

  if json_array_length(jobs) > 0 then
    perform graphile_worker.add_jobs(array(
      select j from json_populate_recordset(null::graphile_worker.job_spec, jobs) as j));
  end if;

  if for_request is not null then
    update request set answer = with_answer where actor_id = for_actor and request_id = for_request;
  end if;
end $$;
comment on function record is 'Events, audit, jobs and the stored answer of one write, in one statement.';

revoke all on function record from public;
grant execute on function record to dongbo_app;
