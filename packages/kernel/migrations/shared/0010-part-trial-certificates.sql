-- The trial space signs with an authority and keys of its own, so that nobody takes a practice paper for a real one. What was signed
-- there before keeps its certificate.
alter table signing_certificate add column trial boolean not null default false;
comment on column signing_certificate.trial is 'Of the trial space: its names say so.';
