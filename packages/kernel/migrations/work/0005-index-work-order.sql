-- Who sees the work of a whole province reads it in the order in which it is due, instead of sorting all of it.

create index work_item_order_idx on work_item (sort_at, id);
