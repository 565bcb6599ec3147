-- Telling of changed work costs less: it happens at nearly every act. The functions name nothing but what PostgreSQL itself
-- has, so they need no search path of their own, and the space stands in the schema of the row. Work that stays where it
-- was names its address once.

create or replace function tell_of_work() returns trigger
language plpgsql as $$
declare
  places jsonb;
begin
  if tg_op <> 'INSERT' then
    places := jsonb_build_array(jsonb_build_array(old.unit_id, old.role_key, old.field, old.assignee_id));
  end if;
  if tg_op = 'INSERT' or tg_op = 'UPDATE' and (old.unit_id, old.role_key, old.field, old.assignee_id)
      is distinct from (new.unit_id, new.role_key, new.field, new.assignee_id) then
    places := coalesce(places, '[]') || jsonb_build_array(jsonb_build_array(new.unit_id, new.role_key, new.field, new.assignee_id));
  end if;
  perform pg_notify('dongbo_event', concat('{"space":"',
    case when tg_table_schema like '%\_trial' then 'trial' else 'official' end, '","work":', places, '}'));
  return null;
end $$;
alter function tell_of_work() reset all;
