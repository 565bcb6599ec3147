-- Minutes say in which register their number was drawn, as results do: the body of the dossier may be another one later.
alter table site_check add column book text;
comment on column site_check.book is 'Register and year in which the number was drawn.';
update site_check c set book = 'site-minutes:' || d.competent_unit_id || ':' || to_char(c.recorded_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY')
from dossier d where d.id = c.dossier_id and c.number is not null;
alter table site_check add check ((number is null) = (book is null));
