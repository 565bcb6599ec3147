import { Suspense } from 'react';
import { withTexts } from '../../../lib/texts.ts';
import { pageOf } from '../../../ui/page-of.ts';
import { intakeTexts } from '../texts.ts';
import type { HeldForPapersProps } from './held-for-papers.tsx';

const Part = pageOf(withTexts([intakeTexts], async () => (await import('./held-for-papers.tsx')).HeldForPapers));

/** What is held of the papers that are asked for, fetched when somebody is about to ask. */
export function HeldPapers(props: HeldForPapersProps) {
  if (props.asked === null) return null;
  return (
    <Suspense fallback={null}>
      <Part {...props} />
    </Suspense>
  );
}
