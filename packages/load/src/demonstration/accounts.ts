import { foldName } from '@dongbo/contract';
import type { SpaceDatabase } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Body } from './bodies.ts';
import { createDice, seedOf } from './dice.ts';
import { inventFiler } from './invented-people.ts';
import type { Owner } from './draw-entry.ts';
import { inSentence } from './snapshot.ts';

/** A demonstration account of a citizen, at the commune of its address. */
export interface Account {
  readonly username: string;
  readonly bodyId: string;
  readonly owner: Owner;
  /** As the account has it. */
  readonly address: string;
}

interface Row {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly identity_number: string;
  readonly birth_date: string | null;
  readonly address: string;
}

/** The demonstration accounts of citizens who live in one of the bodies. */
export async function readAccounts(database: SpaceDatabase, bodies: readonly Body[]): Promise<readonly Account[]> {
  const { rows } = await sql<Row>`
    select p.id, a.username, p.name, p.identity_number, p.birth_date, p.address from account a join person p on p.id = a.person_id
    where p.kind = 'citizen' and p.demonstration and p.identity_number is not null and p.address is not null
    order by a.username`.execute(database.kysely);
  return rows.flatMap(({ id, username, name, identity_number: number, birth_date: birthDate, address }): Account[] => {
    const body = bodies.find((one) => one.kind === 'commune' && address.includes(inSentence(one.name)));
    if (body === undefined) return [];
    const female = Number(number[3]) % 2 === 1;
    const century = Number(number[3]) < 2 ? '19' : '20';
    const invented = inventFiler(0, createDice(seedOf(0, username)), female);
    const owner = {
      ...invented,
      name,
      folded: foldName(name),
      identityNumber: number,
      bornOn: birthDate ?? `${century}${number.slice(4, 6)}${invented.bornOn.slice(4)}`,
      street: address.split(',')[0] ?? address,
      personId: id,
      username,
    };
    return [{ username, bodyId: body.id, owner, address }];
  });
}
