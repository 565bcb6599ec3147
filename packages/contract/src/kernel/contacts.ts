import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Day, Instant, UnitId, line } from '../values.ts';

/** Where and how a unit is reached; null is what nobody has published. */
export const Contact = z
  .object({
    address: z.string().nullable().describe('Street address; null: not known'),
    phone: z.string().nullable().describe('Telephone number; null: not known, the hotline helps'),
    email: z.string().nullable().describe('E-mail address; null: not known'),
  })
  .meta({ id: 'Contact' });
export type Contact = z.infer<typeof Contact>;

/** Working time of a unit, as the legal clock counts it. */
export const OpeningHours = z.object({
  calendar: z.string().describe('Name of the calendar'),
  weekly: z
    .array(
      z.object({
        days: z.array(z.number().int().min(1).max(7)).describe('Days of the week, 1 is Monday'),
        windows: z
          .array(z.object({ from: z.string().describe('HH:MM'), to: z.string().describe('HH:MM') }))
          .describe('When it is open on these days'),
      }),
    )
    .describe('A usual week; public holidays are closed'),
  isOpen: z.boolean().describe('Open at this moment'),
  opensAt: Instant.nullable().describe('When it opens next; null while it is open'),
});
export type OpeningHours = z.infer<typeof OpeningHours>;

export const contactKinds = ['one-stop', 'department', 'service-centre'] as const;

export const UnitContact = Contact.extend({
  unitId: UnitId,
  kind: z.enum(contactKinds).describe('Kind of unit'),
  name: z.string().describe('Name of the unit today'),
  commune: z.string().nullable().describe('Commune whose centre it is; null for units of the province'),
  formerly: z.array(z.string()).describe('Older communes that the commune was formed from: name, district, province'),
  calendar: z.string().describe('Its opening hours, by the name of the calendar'),
  source: z.string().nullable().describe('Where address and numbers were published; null: nothing is known'),
  checkedOn: Day.nullable().describe('Day on which that was looked at last'),
}).meta({ id: 'UnitContact' });
export type UnitContact = z.infer<typeof UnitContact>;

export const listContacts = defineEndpoint({
  name: 'kernel.contact.list',
  summary: 'How the public reaches every unit that takes dossiers in or settles them, with opening hours',
  method: 'GET',
  path: '/contacts',
  access: 'public',
  input: z.object({
    q: line(100).optional().describe('Words of a name, of today or before the merger, also without accents'),
  }),
  output: z.object({
    items: z.array(UnitContact).describe("The province's own centre first, then communes, then departments, by name"),
    hours: z.array(OpeningHours).describe('The calendars that the units name'),
  }),
});
