import type { WorkItem } from '@dongbo/contract';
import { useCallback, useRef, useState } from 'react';
import type { Picked } from '../../../ui/desk/desk-part.ts';

/** The rows picked for doing one thing to many; with Shift, everything from the last picked one on. */
export function usePicked(rows: readonly WorkItem[]): Picked {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  const toggle = useCallback(
    (key: string, range: boolean) => {
      const from = rows.findIndex(({ id }) => id === last.current);
      const to = rows.findIndex(({ id }) => id === key);
      last.current = key;
      setKeys((before) => {
        const after = new Set(before);
        if (range && from >= 0 && to >= 0) {
          for (const { id } of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) after.add(id);
        } else if (!after.delete(key)) {
          after.add(key);
        }
        return after;
      });
    },
    [rows],
  );
  return {
    keys,
    items: rows.filter(({ id }) => keys.has(id)),
    toggle,
    keepOnly: (subjectIds) =>
      setKeys(
        new Set(rows.filter(({ id, subjectId }) => keys.has(id) && subjectIds.has(subjectId)).map(({ id }) => id)),
      ),
    clear: () => setKeys(new Set()),
  };
}
