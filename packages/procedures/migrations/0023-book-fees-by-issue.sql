-- The book of fees goes by the day on which a receipt was issued: so the numbers of a period have no gap.
drop index fee_payment_unit_idx;
create index fee_payment_unit_idx on fee_payment (unit_id, recorded_at desc, id desc);
