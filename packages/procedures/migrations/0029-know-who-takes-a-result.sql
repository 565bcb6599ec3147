-- Who took a result: the owner, who handed the dossier in, or somebody with a mandate, whose identity paper is written down. Results that
-- were handed over before have the name alone.
alter table result
  add column receiver_kind text check (receiver_kind in ('owner', 'submitter', 'mandate')),
  add column receiver_number text,
  add constraint result_receiver_check check ((receiver_kind is null) or (receiver_name is not null)),
  add constraint result_mandate_check check ((receiver_kind = 'mandate') is not distinct from (receiver_number is not null) or receiver_kind is null);
comment on column result.receiver_kind is 'Who took it: owner, submitter or somebody with a mandate; null: nobody yet, or handed over before this was asked.';
comment on column result.receiver_number is 'Number of the identity paper of who came with a mandate.';
