-- The owner's notices and the use counts are projections now, which follow all events from the first. What was counted before
-- would be counted twice; notices that stand already stand once for each event.
update procedure_use set dossiers = 0;
comment on table procedure_use is 'How often a procedure was filed; the projection procedures.use-counts.';

-- Nobody takes these up any more.
delete from graphile_worker._private_jobs
where locked_at is null
  and payload ->> 'handler' in (
    'procedures.count-use', 'procedures.tell-owner.dossier-submitted', 'procedures.tell-owner.dossier-received',
    'procedures.tell-owner.result-issued', 'procedures.tell-owner.result-returned');
