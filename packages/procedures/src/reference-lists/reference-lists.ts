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

/** The lists that form fields of type `catalogue` name by their key. */
export const referenceLists: ReadonlyMap<string, ReferenceList> = new Map(
  [ethnicGroups, countries].map((data) => ReferenceList.parse(data)).map((list) => [list.key, list]),
);

const names = new Map(
  [...referenceLists].map(([key, list]) => [key, new Map(list.entries.map(({ code, name }) => [code, name]))]),
);

/** The name of a code in a reference list; undefined when list or code do not exist. */
export function nameInReferenceList(list: string, code: string, language: Language): string | undefined {
  return names.get(list)?.get(code)?.[language];
}
