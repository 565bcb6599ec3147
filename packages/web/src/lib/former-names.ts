import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isFoundNear } from '../ui/find-options.ts';
import type { ComboOption } from '../ui/find-options.ts';
import { api } from './api.ts';
import { listContacts } from './endpoints.ts';
import { useTexts } from './texts.ts';

/** Letters from which on a name that no commune of today has is looked for among those that ended. */
const fewestLetters = 4;

/** Whether what is typed into a box is no name of today in the own province, so that a former one may be meant; false as long as
 * the options are not there. */
export function useUnknownName(options: readonly ComboOption[]) {
  const [typed, setTyped] = useState('');
  const isUnknown = typed.trim().length >= fewestLetters && options.length > 0 && !isFoundNear(options, typed);
  return { isUnknown, setTyped };
}

/** Which older communes each commune of the province was formed from: the page of contacts tells it too. */
const formedFromQuery = queryOptions({
  queryKey: ['formed-from'],
  staleTime: Infinity,
  queryFn: async ({ signal }) =>
    (await api.call(listContacts, {}, { signal })).items.flatMap(({ commune, formerly }) =>
      commune === null ? [] : formerly.map((former) => ({ commune, former })),
    ),
});

/** Bodies of the own province, and behind them its communes under the names that older papers have, with the district of then
 * (Resolution 1662/NQ-UBTVQH15). The older names are fetched when somebody types what none of today's is called.
 * @param bodies - options whose communes are labelled by their name of today */
export function useFormerNames(bodies: readonly ComboOption[]) {
  const { t } = useTexts();
  const today = bodies.map((body) => ({ ...body, isNear: true }));
  const { isUnknown, setTyped } = useUnknownName(today);
  const formedFrom = useQuery({ ...formedFromQuery, enabled: isUnknown });
  if (!isUnknown || formedFrom.data === undefined) return { options: today, setTyped };
  const values = new Map(bodies.map(({ label, value }) => [label, value]));
  const old = formedFrom.data.flatMap(({ commune, former }) => {
    const value = values.get(commune);
    return value === undefined ? [] : [{ value, label: t('shared:address.former', { former, today: commune }) }];
  });
  return { options: [...today, ...old], setTyped };
}
