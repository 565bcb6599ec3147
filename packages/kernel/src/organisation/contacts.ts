import { AgencyIdentifier, Contact, Day } from '@dongbo/contract';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { z } from 'zod';
import contacts from '../../data/organisation/contacts.json' with { type: 'json' };
import type { KernelTables } from '../db/tables.ts';
import { defaultCalendarName } from '../time/load-calendar.ts';

const Contacts = z.object({
  units: z.array(
    Contact.extend({
      code: AgencyIdentifier,
      calendar: z.string().default(defaultCalendarName),
      source: z.string().min(1),
      checkedOn: Day,
    }),
  ),
});

/** How a unit is reached, with who said so and when. */
export interface KnownContact {
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** Name of a carried calendar: opening hours. */
  readonly calendar: string;
  readonly source: string | null;
  /** YYYY-MM-DD. */
  readonly checkedOn: string | null;
}

/** Contacts that came with the program, to be seeded once. */
export const carriedContacts = (): z.infer<typeof Contacts>['units'] => Contacts.parse(contacts).units;

/** What was not published is null: nothing is guessed. */
export const unknownContact: KnownContact = {
  address: null,
  phone: null,
  email: null,
  calendar: defaultCalendarName,
  source: null,
  checkedOn: null,
};

/** How a unit is reached on a day (YYYY-MM-DD), as one JSON column; null where nothing is known. */
export const contactOn = (
  unitId: RawBuilder<unknown>,
  day: string,
): RawBuilder<KnownContact | null> => sql<KnownContact | null>`(
  select json_build_object('address', c.address, 'phone', c.phone, 'email', c.email, 'calendar', c.calendar,
    'source', c.source, 'checkedOn', to_char(c.checked_on, 'YYYY-MM-DD'))
  from unit_contact c where c.unit_id = ${unitId} and c.valid_from <= ${day}::date
  order by c.valid_from desc limit 1)`;

/** How a unit is reached on a day. The unit may be a query of one id, so that who does not know it yet asks at once. */
export async function readContact<T extends KernelTables>(
  db: Kysely<T>,
  unitId: RawBuilder<unknown>,
  day: string,
): Promise<KnownContact> {
  const { rows } = await sql<{ contact: KnownContact | null }>`select ${contactOn(unitId, day)} as contact`.execute(db);
  return rows[0]?.contact ?? unknownContact;
}
