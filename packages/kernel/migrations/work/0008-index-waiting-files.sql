-- How much of one person lies unattached is asked with every upload; size is in the index so that the rows are not read.

create index file_waiting_idx on file (uploaded_by) include (size) where attached_to is null;
