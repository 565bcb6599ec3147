import { Suspense } from 'react';
import type { ComponentProps } from 'react';
import { withTexts } from '../../../lib/texts.ts';
import { pageOf } from '../../../ui/page-of.ts';
import { intakeTexts } from '../texts.ts';
import type { IntakePart } from './intake-part.tsx';

const Part = pageOf(withTexts([intakeTexts], async () => (await import('./intake-part.tsx')).IntakePart));

/** What is shown before receiving, fetched when somebody is about to. */
export function BeforeReceiving(props: ComponentProps<typeof IntakePart>) {
  return (
    <Suspense fallback={null}>
      <Part {...props} />
    </Suspense>
  );
}
