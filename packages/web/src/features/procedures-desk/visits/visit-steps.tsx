import type { Dossier } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';

const steps = ['taken', 'written', 'signed', 'handed'] as const;

/** How many of the four are done. Pure. */
function doneOf({ state, result, mayWriteResult, step }: Dossier): number {
  if (state === 'returned') return 4;
  if (result?.state === 'signed' || result?.state === 'issued') return 3;
  return mayWriteResult || step?.id === 'processing' || step?.id === 'reception' ? 1 : 2;
}

/** The visit in four steps, with what is done, what is now, and the number of the result. */
export function VisitSteps({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTexts('procedures-desk');
  const done = doneOf(dossier);
  const number = dossier.result?.number ?? null;
  return (
    <ol className="desk-visit-steps" aria-label={t('visit.steps')}>
      {steps.map((step, index) => {
        const state = index < done ? 'done' : index === done ? 'now' : 'later';
        return (
          <li key={step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            {t(`visit.step.${step}`)} <small className="desk-quiet">{t(`visit.step.${state}`)}</small>
            {step === 'signed' && number !== null && (
              <small className="tabular"> {t('visit.number', { number })}</small>
            )}
          </li>
        );
      })}
    </ol>
  );
}
