import { exactInstant } from '../../lib/dates.ts';
import { useFormat } from './use-format.ts';

/** A moment in as few letters as it can be said, with the exact form on hover. */
export function When({ at }: { readonly at: string }) {
  const format = useFormat();
  const exact = exactInstant(at);
  return (
    <time dateTime={exact} title={exact} className="tabular">
      {format.short(at)}
    </time>
  );
}
