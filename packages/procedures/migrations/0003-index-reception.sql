-- The tracking book (form 07) is read by days of reception: with a million dossiers a page took a quarter of a second,
-- because the whole history was read for it.

create index dossier_received_idx on dossier (received_at, id) where received_at is not null;
