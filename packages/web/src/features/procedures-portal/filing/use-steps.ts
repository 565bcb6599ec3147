import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { useReferenceNames } from '../../../lib/reference-names.ts';
import { useToday } from '../../../lib/today.ts';
import { useDraft } from './draft-context.tsx';
import { checkPath, stepsOf } from './steps.ts';
import type { FilingStep } from './steps.ts';

/** The steps of the draft at hand, and the way from one to the next. */
export function useSteps(): { readonly steps: FilingStep[]; readonly goOn: (from: string) => void } {
  const { draft, content, keeper } = useDraft();
  const [, go] = useLocation();
  const today = useToday();
  const nameOf = useReferenceNames(draft.forms);
  const steps = useMemo(() => stepsOf(draft, content, { today, nameOf }), [draft, content, today, nameOf]);

  function goOn(from: string) {
    void keeper.flush();
    // Who came from the check page goes back there.
    if (new URLSearchParams(location.search).has('sua')) {
      go(`/${checkPath}`);
      return;
    }
    const index = steps.findIndex(({ path }) => path === from);
    go(`/${steps[index + 1]?.path ?? checkPath}`);
  }

  return { steps, goOn };
}
