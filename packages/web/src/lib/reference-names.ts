import { useQueries } from '@tanstack/react-query';
import { communeList } from '@dongbo/contract';
import type { FormDefinition, NameOf } from '@dongbo/contract';
import { referenceListQuery } from './reference-lists.ts';

/** The lists that the catalogue and address fields of some forms choose from. */
function listsOf(forms: readonly FormDefinition[]): string[] {
  const fields = forms.flatMap(({ sections }) => sections.flatMap((section) => section.fields));
  const keys = fields.flatMap((field) =>
    field.type === 'catalogue' ? [field.catalogue] : field.type === 'address' ? [communeList] : [],
  );
  return [...new Set(keys)];
}

/** Names of codes for reading answers and writing them out. Undefined until every list is there: without a list, codes
 * are checked by their form only. */
export function useReferenceNames(forms: readonly FormDefinition[]): NameOf | undefined {
  return useQueries({
    queries: listsOf(forms).map((key) => referenceListQuery(key)),
    combine: (results) => {
      if (results.some(({ data }) => data === undefined)) return undefined;
      const lists = new Map(
        results.flatMap(({ data }) =>
          data === undefined
            ? []
            : [[data.key, new Map(data.entries.map((entry) => [entry.code, entry.name]))] as const],
        ),
      );
      const nameOf: NameOf = (list, code, language) => {
        const names = lists.get(list);
        // Lists that the page did not ask for (agencies) are the server's to check.
        return names === undefined ? code : names.get(code)?.[language];
      };
      return nameOf;
    },
  });
}
