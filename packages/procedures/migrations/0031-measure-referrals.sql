-- What is open at each asked unit is counted over this index alone.
create index referral_open_idx on referral (unit_id, due_at) where state = 'open';
