-- The sweep asks part by part which stored contents have a row.

create index file_storage_key_idx on file (storage_key text_pattern_ops);
