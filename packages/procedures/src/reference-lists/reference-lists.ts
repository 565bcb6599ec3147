import { LocalText } from '@dongbo/contract';
import type { Language } from '@dongbo/contract';
import { z } from 'zod';
import countries from '../../data/reference-lists/countries.json' with { type: 'json' };
import ethnicGroups from '../../data/reference-lists/ethnic-groups-54.json' with { type: 'json' };

/** A shared list of codes with their names, and where it comes from. */
export const ReferenceList = z.object({
  key: z.string(),
  title: LocalText,
  source: z.string().min(1),
  licence: z.string().min(1),
  entries: z.array(z.object({ code: z.string(), name: LocalText })).min(1),
});
export type ReferenceList = z.infer<typeof ReferenceList>;

/** Citizenship of a person: a country, none, or not yet determined, as for a child whose parents' is not known (Law on
 * Vietnamese Nationality 24/2008/QH12 art. 17 and 18; XXA after ICAO Doc 9303-3, ZZ as Unicode CLDR has it for what is not known). */
const nationalities = {
  ...countries,
  key: 'nationalities',
  title: { vi: 'Quốc tịch', en: 'Nationalities', uk: 'Громадянство' },
  entries: [
    ...countries.entries,
    { code: 'ZZ', name: { vi: 'Chưa xác định', en: 'Not yet determined', uk: 'Ще не визначено' } },
  ],
};

/** The lists that form fields of type `catalogue` name by their key. */
export const referenceLists: ReadonlyMap<string, ReferenceList> = new Map(
  [ethnicGroups, countries, nationalities].map((data) => ReferenceList.parse(data)).map((list) => [list.key, list]),
);

const names = new Map(
  [...referenceLists].map(([key, list]) => [key, new Map(list.entries.map(({ code, name }) => [code, name]))]),
);

/** The name of a code in a reference list; undefined when list or code do not exist. */
export function nameInReferenceList(list: string, code: string, language: Language): string | undefined {
  return names.get(list)?.get(code)?.[language];
}
