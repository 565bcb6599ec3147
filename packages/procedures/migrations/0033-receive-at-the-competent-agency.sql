-- Where a dossier is filed, who settles it, and when that agency received it are three things: the time may start at the third.

alter table dossier
  add column received_by_competent_at timestamptz,
  drop constraint dossier_check1,
  drop constraint dossier_open_path_check,
  add constraint dossier_open_path_check check (
    open_path in ('supplement-asked', 'supplement-answered', 'ending-proposed', 'on-its-way')),
  -- On its way, and where it ended there, no due date was ever counted.
  add constraint dossier_first_due_check check (
    case when original_due_at is null then received_at is null or open_path = 'on-its-way' or finished_at is not null
      else received_at is not null end),
  add constraint dossier_competent_check check (received_by_competent_at is null or received_by_competent_at >= received_at);
comment on column dossier.received_by_competent_at is 'When the competent agency received what another body''s counter took in, and the time began; null: the time began with received_at, or the dossier is on its way.';
