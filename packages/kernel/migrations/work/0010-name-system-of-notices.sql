-- A notice says which system tells it: its text and the page behind it are that system's.

alter table notice add column system text not null default 'procedures';
-- What was told until now was told by procedures; from now on it is said.
alter table notice alter column system drop default;
comment on column notice.system is 'The system that tells; key is a text of its catalogue of notices.';
