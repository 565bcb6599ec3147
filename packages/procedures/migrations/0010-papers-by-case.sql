-- The case for which papers are asked: a key of the procedure's list of papers.

alter table draft add column paper_case text;
alter table dossier add column paper_case text;
comment on column dossier.paper_case is 'Key of the case of the procedure for which papers were asked; null: none was chosen.';
