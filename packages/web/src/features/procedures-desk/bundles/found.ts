import type { CallOf } from '@dongbo/contract';
import type { PaperHandover, confirmBundle } from '@dongbo/contract/procedures';

type Fault = NonNullable<CallOf<typeof confirmBundle>['faults']>[number];

/** What the receiver found wrong, by piece; what is not in it is there. */
export type Found = ReadonlyMap<string, { readonly state: Fault['state']; readonly note: string }>;

export const keyOf = (handoverId: string, componentId: string): string => `${handoverId} ${componentId}`;

/** What is sent of what was found. Pure. */
export const faultsOf = (rows: readonly PaperHandover[], found: Found): Fault[] =>
  rows.flatMap(({ id, pieces }) =>
    pieces.flatMap(({ componentId }): Fault[] => {
      const fault = found.get(keyOf(id, componentId));
      if (fault === undefined) return [];
      return [
        { handoverId: id, componentId, state: fault.state, ...(fault.note.trim() !== '' && { note: fault.note }) },
      ];
    }),
  );
