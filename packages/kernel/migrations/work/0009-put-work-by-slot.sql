-- Work of every system and every form: several pieces of one subject, each in a slot of its own (a directive to three units, a
-- meeting with twenty invitees), of a kind (a procedure, a register, a type of meeting), and addressed to a role at a unit, to
-- a unit, or to a person alone.

alter table work_item rename column owner_name to party_name;
alter table work_item rename column procedure_code to kind;
alter table work_item add column slot text not null default 'main', add column kind_name text;

-- Until now every row is a dossier's: its kind is the procedure, and its title the procedure's name.
update work_item set kind = coalesce(kind, system), kind_name = title;

alter table work_item
  alter column slot drop default,
  alter column kind set not null,
  alter column kind_name set not null,
  alter column party_name drop not null,
  alter column step_id drop not null,
  alter column step_name drop not null,
  alter column role_key drop not null,
  alter column unit_id drop not null,
  drop constraint work_item_subject_id_key,
  -- The subject leads: it tells rows apart at once, where a comparison of systems seldom does.
  add constraint work_item_slot_key unique (subject_id, system, slot),
  add constraint work_item_addressed_check check (unit_id is not null or assignee_id is not null),
  add constraint work_item_role_check check (role_key is null or unit_id is not null),
  add constraint work_item_step_check check ((step_id is null) = (step_name is null));

-- Work for a unit as a whole stands beside that for its roles, in one index and one way of looking (inbox-scope).
drop index work_item_unit_role_idx;
create index work_item_unit_role_idx on work_item (unit_id, coalesce(role_key, ''), sort_at, id);

comment on table work_item is 'Open work only, a row for each slot of a subject; closed work is deleted, so that the table stays small.';
comment on column work_item.slot is 'Which of several pieces of work a subject is at once; main where there is only one.';
comment on column work_item.kind is 'Code of the procedure, register or type of meeting, within its system.';
comment on column work_item.party_name is 'Whom the subject is about: owner, sender, organiser; null where there is nobody.';
comment on column work_item.role_key is 'Null: whoever has an inbox at the unit or above it.';
comment on column work_item.unit_id is 'Null: for the person in assignee_id alone.';
