-- The record of one space: requests, events, audit, sealed blocks. Append-only by grant.

create table request (
  actor_id uuid not null,
  request_id uuid not null,
  operation text not null,
  input_hash bytea not null,
  -- Null while the transaction that owns the row is running; never seen so by others.
  answer jsonb,
  at timestamptz not null,
  primary key (actor_id, request_id)
);
comment on table request is 'Client request ids of writes: the same id, the same answer, one effect.';
create index request_at_idx on request (at);

create table event (
  id uuid primary key,
  type text not null,
  subject_id uuid not null,
  actor_id uuid not null,
  unit_id uuid,
  payload jsonb not null,
  at timestamptz not null,
  -- Order within one transaction.
  position smallint not null
);
comment on table event is 'What happened, written in the transaction of the act. The legal record and the outbox; append-only.';
create index event_subject_idx on event (subject_id, at, position);

create table audit_entry (
  id uuid primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  operation text not null,
  subject_id uuid,
  outcome text not null,
  reason text,
  request_id uuid,
  address text,
  input_hash text
);
comment on table audit_entry is 'Who did or read what, written by the operation runner; append-only, sealed into blocks by the worker.';
create index audit_entry_subject_idx on audit_entry (subject_id, at desc);
create index audit_entry_actor_idx on audit_entry (actor_id, at desc);
create index audit_entry_xid_idx on audit_entry (xid);

create table audit_block (
  seq bigint primary key,
  -- The block holds every entry with from_xid <= xid < to_xid.
  from_xid xid8 not null,
  to_xid xid8 not null,
  entries integer not null,
  previous_hash text not null,
  hash text not null,
  sealed_at timestamptz not null
);
comment on table audit_block is 'Hash chain over committed audit entries, made about once a second; append-only.';

grant select, insert, update on request to dongbo_app;
grant delete on request to dongbo_app;
grant select, insert on event, audit_entry, audit_block to dongbo_app;
