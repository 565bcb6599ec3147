-- A file that its subject let go is kept for a day from then on, not from its upload: whoever threw something away may want it back.
alter table file add column released_at timestamptz;
