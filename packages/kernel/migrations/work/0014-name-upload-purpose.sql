-- What a file was uploaded for; it can be attached only where that is wanted. What there was before were papers.

alter table file add column purpose text not null default 'kernel.paper';
comment on column file.purpose is 'Name of the upload purpose whose kinds and size the file was checked against.';
