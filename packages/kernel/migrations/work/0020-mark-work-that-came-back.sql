-- Work that came back from a later step stands first, with the reason; work whose time has ended (the result waits to be fetched)
-- is not late any more, whatever its due instant was, and stands last.
alter table work_item add column came_back text, add column finished_at timestamptz;

comment on column work_item.came_back is 'Why the work came back from a later step; null: it did not.';
comment on column work_item.finished_at is 'When the time of the whole subject ended; null: it still runs.';
