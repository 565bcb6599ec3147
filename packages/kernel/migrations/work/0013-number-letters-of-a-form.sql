-- A subject may have several letters of one form: a second supplement request, a letter to each of three departments.

alter table letter add column ordinal smallint not null default 1 check (ordinal > 0);
comment on column letter.ordinal is 'Which of the subject''s letters of this form, from 1.';
alter table letter drop constraint letter_subject_id_form_key;
alter table letter add unique (subject_id, form, ordinal);

-- Letters are printed by the kernel now. Jobs that wait under the old name of their task go on under the new one. The queue is
-- shared by both spaces: the second that migrates finds nothing to rename.
do $$ begin
  if to_regclass('graphile_worker._private_tasks') is not null then
    insert into graphile_worker._private_tasks (identifier)
    select 'kernel.store-letter' from graphile_worker._private_tasks where identifier = 'procedures.store-letter'
    on conflict (identifier) do nothing;
    update graphile_worker._private_jobs set task_id = new.id
    from graphile_worker._private_tasks as new, graphile_worker._private_tasks as old
    where new.identifier = 'kernel.store-letter' and old.identifier = 'procedures.store-letter' and task_id = old.id;
  end if;
end $$;
