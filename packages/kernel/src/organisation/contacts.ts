import { AgencyIdentifier, Contact, Day } from '@dongbo/contract';
import { z } from 'zod';
import contacts from '../../data/organisation/contacts.json' with { type: 'json' };
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
export type KnownContact = Omit<z.infer<typeof Contacts>['units'][number], 'code' | 'source' | 'checkedOn'> & {
  readonly source: string | null;
  readonly checkedOn: string | null;
};

const known = new Map(Contacts.parse(contacts).units.map(({ code, ...contact }) => [String(code), contact]));

const unknown: KnownContact = {
  address: null,
  phone: null,
  email: null,
  calendar: defaultCalendarName,
  source: null,
  checkedOn: null,
};

/** How a unit is reached, by its code. What was not published is null: nothing is guessed. */
export const contactOf = (code: string): KnownContact => known.get(code) ?? unknown;
