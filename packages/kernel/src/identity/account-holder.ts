import { sql, type RawBuilder } from 'kysely';

/** What the account knows of whoever holds it; null where it does not know. */
export interface AccountHolder {
  readonly name: string;
  readonly identityNumber: string | null;
  readonly birthDate: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** The holder of an account as one JSON column, for a row that names its person. */
export const accountHolderOf = (personId: RawBuilder<unknown>): RawBuilder<AccountHolder> => sql<AccountHolder>`(
  select json_build_object('name', h.name, 'identityNumber', h.identity_number, 'birthDate', h.birth_date,
    'phone', h.phone, 'email', h.email)
  from person h where h.id = ${personId})`;
