-- Dossiers are found by the end of their code, by telephone, by numbers however they were typed, and by names whose parts
-- an apostrophe or a hyphen joins.

-- What stands before a number's last digits is read last.
create index dossier_code_ending_idx on dossier (reverse(code) text_pattern_ops);
create index dossier_phone_idx on dossier ((owner ->> 'phone'), submitted_at desc, id desc) where owner ->> 'phone' is not null;

-- From now on the program stores numbers and names in the one form in which they are searched; this brings older ones to it.
create function pg_temp.plain(typed text) returns text immutable language sql as $$
  select translate(
    regexp_replace(normalize(typed, NFKC), '[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff]', '', 'g'),
    U&'\2010\2011\2012\2013\2014\2015\2212\2018\2019\02BC\0060\00B4\2032\00D0', U&'-------\0027\0027\0027\0027\0027\0027\0110')
$$;

update dossier set
  identity_number = found.number,
  owner = jsonb_set(owner, '{identityNumber}', to_jsonb(found.number))
from (
  select id, upper(regexp_replace(pg_temp.plain(identity_number), '[\s.-]', '', 'g')) as number
  from dossier where identity_number ~ '[^0-9A-Z]' and owner ->> 'type' = 'citizen') found
where found.id = dossier.id and found.number <> '' and found.number <> dossier.identity_number;

update dossier set owner = jsonb_set(owner, '{phone}', to_jsonb(found.phone))
from (
  select id, regexp_replace(regexp_replace(pg_temp.plain(owner ->> 'phone'), '[\s().-]', '', 'g'), '^(\+?84|0)', '+84') as phone
  from dossier where owner ->> 'phone' !~ '^\+') found
where found.id = dossier.id and found.phone ~ '^\+84[1-9][0-9]{6,9}$';

-- The second spelling of a name, without the signs that join its parts (as `foldName`).
update dossier set owner_name_folded = owner_name_folded || ' ' || found.joined
from (
  select id, btrim(regexp_replace(regexp_replace(
    translate(lower(normalize(regexp_replace(pg_temp.plain(owner ->> 'name'), '([[:alpha:]])('' ?|[.·-])(?=[[:alpha:]])', '\1', 'g'), NFD)), 'đð', 'dd'),
    '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+', ' ', 'g')) as joined
  from dossier where owner ->> 'name' ~ U&'[[:alpha:]][\0027\2018\2019\02BC\0060\00B4\2032.\00B7\002D\2010\2011\2013][ [:alpha:]]') found
where found.id = dossier.id and found.joined <> owner_name_folded;

drop function pg_temp.plain(text);
