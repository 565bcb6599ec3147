import { lazy, Suspense, useSyncExternalStore } from 'react';
import { stepUpGate } from '../../lib/step-up.ts';
import { withTexts } from '../../lib/texts.ts';
import { factorTexts } from './texts.ts';

const StepUpDialog = lazy(
  withTexts([factorTexts], async () => ({ default: (await import('./step-up-dialog.tsx')).StepUpDialog })),
);

/** Where the pages of somebody who is signed in are asked who acts; the question itself is fetched then. */
export function StepUpHost() {
  const isAsked = useSyncExternalStore(stepUpGate.subscribe, stepUpGate.isAsked);
  if (!isAsked) return null;
  return (
    <Suspense fallback={null}>
      <StepUpDialog />
    </Suspense>
  );
}
