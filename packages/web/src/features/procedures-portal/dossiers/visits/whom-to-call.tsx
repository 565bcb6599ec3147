import { formatPhone } from '@dongbo/contract';
import type { MySiteCheck } from '@dongbo/contract/procedures';
import { Hotline } from '../../../../ui/frame.tsx';

/** Who planned a visit, with their number; where none was given, the hotline. */
export function WhomToCall({ check: { guideName, guidePhone } }: { readonly check: MySiteCheck }) {
  return (
    <>
      <span lang="vi">{guideName}</span>,{' '}
      {guidePhone === null ? (
        <Hotline />
      ) : (
        <a className="ds-link" href={`tel:${guidePhone}`}>
          {formatPhone(guidePhone)}
        </a>
      )}
    </>
  );
}
