-- Words as people say them, and names that people can read: data beside the published texts, which stay as they are.

create table procedure_reading (
  code text primary key,
  -- {vi, en, uk}
  names jsonb not null,
  sentence text not null,
  audiences text[] not null,
  life_events text[] not null,
  written_by text not null,
  written_on date not null
);
comment on table procedure_reading is 'Short name, plain first sentence and life events of a procedure, written by people; the official name stays with the version.';

create table search_word (
  term text not null,
  kind text not null check (kind in ('everyday', 'english', 'ukrainian', 'synonym', 'filler', 'absent')),
  -- Of everyday, english, ukrainian: the procedures meant, the likeliest first.
  codes text[] not null,
  -- Of synonym: what else it is called.
  expansion text,
  -- Of absent: key of the ministry whose procedures the catalogue lacks.
  ministry text,
  source text not null,
  written_by text not null,
  written_on date not null,
  primary key (term, kind)
);
comment on table search_word is 'What people type for a procedure, each word with its source; read by the search.';

create table catalogue_revision (
  one boolean primary key default true check (one),
  revision uuid not null
);
comment on table catalogue_revision is 'Changes with everything that the search reads: processes keep their derived index as long as it stays the same.';

grant select, insert, update, delete on procedure_reading, search_word to dongbo_app;
grant select, insert, update on catalogue_revision to dongbo_app;

-- Names are searched by the program now; the words of papers and agencies stay with the database.
drop index procedure_version_trigram_idx;
