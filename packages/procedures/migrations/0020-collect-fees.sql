-- What has to be paid for a dossier, what was paid, and what goes back. Amounts are whole đồng.

create table fee_demand (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  -- Which demand of the dossier.
  ordinal integer not null,
  -- The unit that collects.
  unit_id uuid not null references kernel.unit (id),
  state text not null check (state in ('open', 'paid', 'exempt', 'cancelled')),
  -- As demanded, never changed: [{kind, name, quantity, unitPrice, reducedBy, ground, groundName, evidence, amount}]
  lines jsonb not null,
  service_fee bigint not null check (service_fee >= 0),
  charge bigint not null check (charge >= 0),
  pay_by date,
  demanded_at timestamptz not null,
  demanded_by uuid not null references kernel.person (id),
  closed_at timestamptz,
  closed_by uuid references kernel.person (id),
  reason text,
  unique (dossier_id, ordinal),
  check ((state = 'open') = (closed_at is null)),
  check (state <> 'open' or service_fee + charge > 0)
);
comment on table fee_demand is 'What an officer demanded for a dossier. Changing it cancels it and puts another in its place.';
create unique index fee_demand_open_idx on fee_demand (dossier_id) where state = 'open';
create index fee_demand_unit_idx on fee_demand (unit_id);
create index fee_demand_demanded_by_idx on fee_demand (demanded_by);
create index fee_demand_closed_by_idx on fee_demand (closed_by);

create table payment_order (
  -- As the gateway knows it.
  order_id text primary key,
  fee_demand_id uuid not null references fee_demand (id),
  amount bigint not null check (amount > 0),
  state text not null check (state in ('open', 'paid', 'failed')),
  created_at timestamptz not null,
  created_by uuid not null references kernel.person (id)
);
comment on table payment_order is 'A try of a payer to pay a demand online.';
create index payment_order_demand_idx on payment_order (fee_demand_id);
create index payment_order_created_by_idx on payment_order (created_by);

create table fee_payment (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  fee_demand_id uuid not null references fee_demand (id),
  unit_id uuid not null references kernel.unit (id),
  method text not null check (method in ('cash', 'transfer', 'online')),
  service_fee bigint not null check (service_fee >= 0),
  charge bigint not null check (charge >= 0),
  payer_name text not null,
  -- Of the bank, or the transaction of the gateway.
  reference text,
  order_id text references payment_order (order_id),
  paid_at timestamptz not null,
  recorded_at timestamptz not null,
  -- Null: the gateway told of it.
  taken_by uuid references kernel.person (id),
  -- Null: it pays nothing and goes back.
  receipt_book text,
  receipt_number text,
  cancelled_at timestamptz,
  cancelled_by uuid references kernel.person (id),
  cancel_reason text,
  check (service_fee + charge > 0),
  check ((method = 'cash') = (reference is null)),
  check ((method = 'online') = (order_id is not null)),
  check ((receipt_book is null) = (receipt_number is null)),
  check ((cancelled_at is null) = (cancelled_by is null)),
  check ((cancelled_at is null) = (cancel_reason is null)),
  unique (receipt_book, receipt_number)
);
comment on table fee_payment is 'Money that came in. A receipt that was cancelled keeps its number and its row.';
-- An order is paid once, a transfer is recorded once, and a demand is paid by one receipt that counts.
create unique index fee_payment_order_idx on fee_payment (order_id) where order_id is not null;
create unique index fee_payment_transfer_idx on fee_payment (unit_id, reference) where method = 'transfer' and cancelled_at is null;
create unique index fee_payment_demand_idx on fee_payment (fee_demand_id) where receipt_number is not null and cancelled_at is null;
create index fee_payment_of_demand_idx on fee_payment (fee_demand_id);
create index fee_payment_dossier_idx on fee_payment (dossier_id);
create index fee_payment_unit_idx on fee_payment (unit_id, paid_at desc, id desc);
create index fee_payment_online_idx on fee_payment (paid_at) where method = 'online';
create index fee_payment_taken_by_idx on fee_payment (taken_by);
create index fee_payment_cancelled_by_idx on fee_payment (cancelled_by);

create table fee_refund (
  id uuid primary key,
  fee_payment_id uuid not null references fee_payment (id),
  amount bigint not null check (amount > 0),
  reason text not null check (reason in ('dossier-ended', 'demand-closed', 'withdrawn-early', 'by-officer')),
  note text,
  opened_at timestamptz not null,
  opened_by uuid references kernel.person (id),
  done_at timestamptz,
  done_by uuid references kernel.person (id),
  reference text,
  check ((done_at is null) = (reference is null)),
  check ((done_at is null) = (done_by is null))
);
comment on table fee_refund is 'Money of a payment that goes back: owed since it was opened, done when an officer recorded by what.';
create index fee_refund_payment_idx on fee_refund (fee_payment_id);
create index fee_refund_open_idx on fee_refund (opened_at) where done_at is null;
create index fee_refund_opened_by_idx on fee_refund (opened_by);
create index fee_refund_done_by_idx on fee_refund (done_by);

create table payment_notice (
  id uuid primary key,
  transaction_no text not null,
  order_id text not null,
  request_code text not null,
  amount bigint not null,
  error_code text not null,
  paid_at timestamptz not null,
  -- `received` until the worker has looked at it.
  outcome text not null check (outcome in ('received', 'booked', 'failed', 'unmatched')),
  received_at timestamptz not null,
  -- How often it came.
  times integer not null,
  unique (transaction_no, order_id, amount, error_code)
);
comment on table payment_notice is 'What the gateway told, kept before it is booked, so that nothing of it is lost.';

create table payment_difference (
  id uuid primary key,
  kind text not null check (kind in ('missing-here', 'missing-there', 'other-amount', 'unknown-order', 'amount-differs', 'order-paid')),
  order_id text not null,
  transaction_no text not null,
  amount_here bigint,
  amount_there bigint,
  dossier_id uuid references dossier (id),
  -- Null: nobody knows whose it is; the province looks after it.
  unit_id uuid references kernel.unit (id),
  found_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid references kernel.person (id),
  note text,
  unique (kind, order_id, transaction_no),
  check ((settled_at is null) = (settled_by is null))
);
comment on table payment_difference is 'What books and gateway say differently; stays until somebody has cleared it up.';
create index payment_difference_open_idx on payment_difference (unit_id, found_at) where settled_at is null;
create index payment_difference_dossier_idx on payment_difference (dossier_id);
create index payment_difference_settled_by_idx on payment_difference (settled_by);

create table simulated_payment (
  order_id text primary key,
  request_code text not null,
  amount bigint not null,
  state text not null check (state in ('paid', 'failed', 'cancelled')),
  transaction_no text not null unique,
  at timestamptz not null
);
comment on table simulated_payment is 'What the simulated gateway knows, apart from the books; only where demonstration data are on.';
create index simulated_payment_at_idx on simulated_payment (at);

grant select, insert, update on fee_demand, payment_order, fee_payment, fee_refund, payment_notice, payment_difference,
  simulated_payment to dongbo_app;
