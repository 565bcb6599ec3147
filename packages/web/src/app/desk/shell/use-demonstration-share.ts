import { useEffect, useState } from 'react';
import { stream } from '../../../lib/stream/stream.ts';

/** How much of the demonstration is there, 0 to 1, while it is filled in; null: it is complete, or there is none. */
export function useDemonstrationShare(): number | null {
  const [share, setShare] = useState<number | null>(null);
  useEffect(
    () =>
      stream.listen((message) => {
        // A stream that stands anew says it next, if it still goes on.
        if (message.kind === 'opened') setShare(null);
        if (message.kind === 'demonstration') setShare(message.share < 1 ? message.share : null);
      }),
    [],
  );
  return share;
}
