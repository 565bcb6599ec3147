-- How the result comes back is asked, never assumed; and drafts that nobody touches are found by their age.

alter table draft alter column return_method drop not null;
alter table draft add column warned_at timestamptz;
comment on column draft.warned_at is 'When its person was told that it will be deleted; null again with the next change.';
create index draft_updated_idx on draft (updated_at);
