import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { AgencyIdentifier } from '../identifiers/public.ts';
import { UnitKind } from '../kernel/identity.ts';
import { Contact } from '../kernel/contacts.ts';
import { Day, Instant, UnitId, UnitRef, line, paragraph, seenVersion } from '../values.ts';

const named = (most: number, what: string) => line(most).pipe(z.string().min(1)).describe(what);
const from = Day.describe('First day on which it holds');
const legalBasis = named(300, 'Decision or law on which it rests, with number and date');
const reason = paragraph(500).pipe(z.string().min(3)).describe('Why, for the history of the unit');
const version = seenVersion('Changes of the unit that the caller has seen; somebody else may have been quicker');

export const UnitRow = z
  .object({
    id: UnitId,
    parentId: UnitId.nullable().describe('Unit above; null: none'),
    parentName: z.string().nullable().describe('Its name today'),
    kind: UnitKind,
    code: z.string().describe('Code of the unit; provisional, never a key'),
    name: z.string().describe('Name today; the last one of a unit that has ended'),
    validFrom: Day.describe('First day of the unit'),
    validTo: Day.nullable().describe('Last day; null: none is planned'),
    units: z.number().int().describe('How many units stand below it today'),
    people: z.number().int().describe('How many people hold a role at it today'),
    hasContact: z.boolean().describe('Address or a number is known'),
  })
  .meta({ id: 'UnitRow' });
export type UnitRow = z.infer<typeof UnitRow>;

export const listAdministeredUnits = defineEndpoint({
  name: 'administration.unit.list',
  summary: 'Units within reach, those right below one, or all that are found by words of a name of today or before',
  method: 'GET',
  path: '/administration/units',
  access: 'official',
  input: z.object({
    q: line(100).optional().describe('Words of a name, also a former one, without accents too; or the code'),
    parentId: UnitId.optional().describe('Only units right below this one'),
    kind: UnitKind.optional(),
    ended: z.stringbool().optional().describe('Also units that have ended'),
  }),
  output: z.object({
    items: z.array(UnitRow).describe('At most 300 units by kind and code'),
    isCut: z.boolean().describe('There are more'),
  }),
});

const UnitName = z.object({
  name: z.string().describe('Name'),
  type: z.string().nullable().describe('Type of a commune or province: xã, phường, tỉnh, thành phố'),
  from,
  to: Day.nullable().describe('Last day; null: open'),
  legalBasis: z.string().describe('On what it rests'),
});

export const unitChanges = ['added', 'named', 'moved', 'contact', 'ended'] as const;

export const AdministeredUnit = z
  .object({
    id: UnitId,
    kind: UnitKind,
    code: z.string().describe('Code of the unit'),
    functionKey: z.string().nullable().describe('What the unit is for, where work is routed by it'),
    name: z.string().describe('Name today'),
    validFrom: Day.describe('First day of the unit'),
    validTo: Day.nullable().describe('Last day; null: none is planned'),
    version: z.number().int().describe('Counts the changes; a write names the one that it has seen'),
    names: z.array(UnitName).describe('All names, the oldest first'),
    parent: UnitRef.nullable().describe('Unit above'),
    formerParents: z
      .array(
        UnitRef.extend({ to: Day.describe('Last day'), legalBasis: z.string().describe('On what the move rests') }),
      )
      .describe('Where it belonged before, the oldest first'),
    below: z
      .array(UnitRef.extend({ kind: UnitKind, code: z.string().describe('Its code') }))
      .describe('Units right below it today'),
    origins: z
      .array(
        z.object({
          code: z.string().describe('Code of then'),
          name: z.string().describe('Commune, district and province of then'),
          note: z.string().nullable().describe('Whether it went in whole or in part'),
        }),
      )
      .describe('Communes of before from which it was formed'),
    successors: z
      .array(UnitRef.extend({ legalBasis: z.string().describe('On what it rests') }))
      .describe('Who goes on with its tasks'),
    predecessors: z.array(UnitRef).describe('Ended units whose tasks it goes on with'),
    contact: Contact.extend({
      calendar: z.string().describe('Opening hours, by the name of the calendar'),
      source: z.string().nullable().describe('Who said so; null: nothing is known'),
      checkedOn: Day.nullable().describe('Day on which it was looked at last'),
    }).describe('How it is reached today'),
    plannedContacts: z
      .array(z.object({ from, address: z.string().nullable().describe('Address from that day on') }))
      .describe('Seats that are planned'),
    calendars: z.array(z.string()).describe('Names of the calendars that can be chosen'),
    functions: z
      .array(
        z.object({
          kind: UnitKind,
          key: z.string().describe('Key of the function'),
          name: z.string().describe('Name of a unit that has it'),
        }),
      )
      .describe('What units below can be for'),
    kindsBelow: z.array(UnitKind).describe('Kinds of units that may stand below it'),
    history: z
      .array(
        z.object({
          what: z.enum(unitChanges).describe('What was changed'),
          from,
          reason: z.string().describe('Why'),
          by: z.string().describe('Name of who did it'),
          at: Instant.describe('When it was entered'),
        }),
      )
      .describe('The newest 100 changes, the newest first'),
    may: z.array(z.enum(['name', 'contact', 'add', 'move', 'end'])).describe('What the caller may change here'),
  })
  .meta({ id: 'AdministeredUnit' });
export type AdministeredUnit = z.infer<typeof AdministeredUnit>;

export const getAdministeredUnit = defineEndpoint({
  name: 'administration.unit.get',
  summary: 'A unit with its names, seats, parents, parts and successors over time, and who changed what',
  method: 'GET',
  path: '/administration/units/:unitId',
  access: 'official',
  input: z.object({ unitId: UnitId }),
  output: AdministeredUnit,
});

const UnitChanged = z
  .object({ id: UnitId, version: z.number().int().describe('Counts the changes') })
  .meta({ id: 'UnitChanged' });

export const nameUnit = defineEndpoint({
  name: 'administration.unit.name',
  summary: 'Give a unit a name and type from a day on; the names of the units below that hold it follow',
  method: 'POST',
  path: '/administration/units/:unitId/names',
  access: 'official',
  stepUp: true,
  input: z.object({
    unitId: UnitId,
    version,
    name: named(200, 'The whole name, such as "Phường Đại Phước"'),
    type: line(40).nullable().describe('Type of a commune or province; null for others'),
    from,
    legalBasis,
    reason,
    below: z.boolean().describe('Names of the units below that end with the old name follow'),
  }),
  output: UnitChanged.extend({ renamed: z.number().int().describe('So many units below follow') }),
  refusals: [
    'account.official-only',
    'unit.changed-meanwhile',
    'unit.has-ended',
    'unit.name-begins-too-early',
    'unit.name-taken',
  ],
});

export const setUnitContact = defineEndpoint({
  name: 'administration.unit.set-contact',
  summary: 'Say how a unit is reached from a day on: seat, numbers, opening hours',
  method: 'POST',
  path: '/administration/units/:unitId/contacts',
  access: 'official',
  stepUp: true,
  input: z.object({
    unitId: UnitId,
    version,
    from,
    address: line(300).nullable().describe('Street address; null: not known'),
    phone: line(40).nullable().describe('Telephone number; null: not known'),
    email: line(200).nullable().describe('E-mail address; null: not known'),
    calendar: line(60).describe('Opening hours, by the name of a calendar'),
    source: named(300, 'Who said so'),
    reason,
  }),
  output: UnitChanged,
  refusals: [
    'account.official-only',
    'unit.changed-meanwhile',
    'unit.has-ended',
    'unit.not-a-phone',
    'unit.not-an-email',
    'unit.unknown-calendar',
  ],
});

export const addUnit = defineEndpoint({
  name: 'administration.unit.add',
  summary: 'Make a unit below another from a day on',
  method: 'POST',
  path: '/administration/units/:unitId/units',
  access: 'official',
  stepUp: true,
  input: z.object({
    unitId: UnitId.describe('The unit above'),
    version,
    kind: UnitKind,
    name: named(200, 'The whole name'),
    type: line(40).nullable().describe('Type of a commune; null for others'),
    code: AgencyIdentifier.nullable().describe(
      'Its identifier; null: the next free one below the unit above, provisional',
    ),
    functionKey: line(60).nullable().describe('What it is for, where work is routed by it'),
    from,
    legalBasis,
    reason,
  }),
  output: UnitChanged,
  refusals: [
    'account.official-only',
    'unit.changed-meanwhile',
    'unit.has-ended',
    'unit.kind-not-below',
    'unit.name-taken',
    'unit.code-taken',
    'unit.function-unknown',
  ],
});

export const moveUnit = defineEndpoint({
  name: 'administration.unit.move',
  summary: 'Put a unit with everything below it under another unit from today on',
  method: 'POST',
  path: '/administration/units/:unitId/parent',
  access: 'official',
  stepUp: true,
  input: z.object({
    unitId: UnitId,
    version,
    parentId: UnitId.describe('The unit above from today on'),
    legalBasis,
    reason,
  }),
  output: UnitChanged,
  refusals: [
    'account.official-only',
    'unit.changed-meanwhile',
    'unit.has-ended',
    'unit.parent-unknown',
    'unit.kind-not-below',
    'unit.moved-below-itself',
    'unit.name-taken',
  ],
});

export const endUnit = defineEndpoint({
  name: 'administration.unit.end',
  summary: 'End a unit after a day, with who goes on with its tasks; its roles end with it',
  method: 'POST',
  path: '/administration/units/:unitId/end',
  access: 'official',
  stepUp: true,
  input: z.object({
    unitId: UnitId,
    version,
    lastDay: Day.describe('The last day of the unit, today or later'),
    successorIds: z.array(UnitId).max(20).describe('Units that go on with its tasks'),
    legalBasis,
    reason,
  }),
  output: UnitChanged.extend({ grants: z.number().int().describe('So many roles end with it') }),
  refusals: [
    'account.official-only',
    'unit.changed-meanwhile',
    'unit.has-ended',
    'unit.ends-in-the-past',
    'unit.has-units-below',
    'unit.has-open-work',
    'unit.successor-missing',
    'unit.successor-unknown',
  ],
});
