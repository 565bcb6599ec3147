import { tablesOf } from '@dongbo/procedures/settling-world';
import type { World } from '@dongbo/testing';
import { sql } from 'kysely';

/** Dossiers that somebody files for themselves, on which anything says another person than the owner: the row itself, the
 * answers, the copy of what was sent, the receipt or the account; with what it says. */
export async function strangersOnDossiers(world: World): Promise<readonly unknown[]> {
  const { rows } = await sql`
    with said as (
      select d.id, d.code, d.owner ->> 'name' as name, d.owner ->> 'identityNumber' as number, d.person_id,
        d.submitter_name as submitter, d.answers -> 'applicant' as applicant, d.answers -> 'birth-registration' as birth,
        c.data -> 'data' as copy, r.data #> '{data,submitter}' as receipt
      from dossier d left join letter c on c.subject_id = d.id and c.form = 'submission-copy'
      left join letter r on r.subject_id = d.id and r.form = 'receipt')
    select s.code, s.name, s.number, s.submitter, s.applicant, s.birth, s.receipt, p.name as account, p.birth_date
    from said s left join person p on p.id = s.person_id
    where s.submitter <> s.name
      or s.applicant ->> 'ownerName' <> s.name or s.applicant ->> 'ownerIdentityNumber' <> s.number
      or s.birth ->> 'fatherName' <> s.name or s.birth ->> 'fatherBirth' <> left(s.applicant ->> 'ownerBirthDate', 4)
      or (s.receipt is not null and (s.receipt ->> 'name' is distinct from s.name
        or s.receipt ->> 'identityNumber' is distinct from s.number))
      or (s.copy is not null and not (s.copy ->> 'submitterName' = s.name and jsonb_path_exists(s.copy, '$.sections[*].answers[*] ? (@.value == $name)', jsonb_build_object('name', s.name))
        and jsonb_path_exists(s.copy, '$.sections[*].answers[*] ? (@.value == $number)', jsonb_build_object('number', s.number))))
      or p.name <> s.name or p.identity_number <> s.number or p.birth_date <> s.applicant ->> 'ownerBirthDate'
    limit 3`.execute(tablesOf(world));
  return rows;
}
