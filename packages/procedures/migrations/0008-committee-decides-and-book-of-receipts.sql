-- What the committee of the province decides passes its office; receipts have a running number of their own.

alter table dossier
  -- Null: the competent unit decides itself.
  add column committee_office_id uuid references kernel.unit (id),
  -- As written on form 01, from the register of the receiving unit and year; null before reception and for those received
  -- before there was a register.
  add column receipt_number text;
create index dossier_committee_office_idx on dossier (committee_office_id, submitted_at desc, id desc)
  where committee_office_id is not null;
