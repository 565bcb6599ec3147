import { Suspense } from 'react';
import { withTexts } from '../../../lib/texts.ts';
import { pageOf } from '../../../ui/page-of.ts';
import { heldTexts } from './held-texts.ts';
import type { HeldOffersProps } from './held-offers.tsx';

const Offers = pageOf(withTexts([heldTexts], async () => (await import('./held-offers.tsx')).HeldOffers));

/** What the state holds of a paper, fetched behind the paper itself. */
export function OffersOfPaper(props: HeldOffersProps) {
  return (
    <Suspense fallback={null}>
      <Offers {...props} />
    </Suspense>
  );
}
