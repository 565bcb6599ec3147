import { useQuery } from '@tanstack/react-query';
import { intakeHeldQuery } from './queries.ts';
import type { HeldQuestion } from './queries.ts';

const nothing: ReadonlySet<string> = new Set();

/** Ids of the papers that the administration has of somebody already; null: it is being looked for. Where nothing can be asked, or the answer
 * does not come, nothing is known to be held. */
export function useHeldIds(asked: HeldQuestion | null): ReadonlySet<string> | null {
  const query = useQuery(intakeHeldQuery(asked));
  if (asked === null || query.isError) return nothing;
  return query.data === undefined ? null : new Set(query.data.map(({ componentId }) => componentId));
}
