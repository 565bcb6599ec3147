-- Who was told that the time of a step or of a dossier runs out.

-- The key is the rung and the due date: whoever has been told is not told again, and a due date that moved begins anew.
create table escalation (
  dossier_id uuid not null references dossier (id),
  rung text not null,
  due_at timestamptz not null,
  told_at timestamptz not null,
  -- How many people were told; none where it was over long before anybody looked.
  people smallint not null,
  primary key (dossier_id, rung, due_at)
);
comment on table escalation is 'Rungs of escalation that a dossier has passed, each once for each due date.';

grant select, insert on escalation to dongbo_app;
