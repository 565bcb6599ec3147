import type { FormEvent, ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import type { SummaryEntry } from '../../../ui/error-summary.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { ProcedureName } from '../procedure-name.tsx';
import { useDraft } from './draft-context.tsx';
import { SavingLine } from './saving-line.tsx';
import { useSteps } from './use-steps.ts';

interface StepFrameProps {
  readonly title: string;
  readonly above?: string;
  readonly hint?: ReactNode;
  readonly errors?: readonly SummaryEntry[];
  readonly onContinue: () => void;
  readonly children: ReactNode;
}

/** One page of a filing: where one is, one question, what is wrong, the way on and the state of saving. */
export function StepFrame({ title, above, hint, errors = [], onContinue, children }: StepFrameProps) {
  const { t } = useTexts('procedures-portal');
  const { draft } = useDraft();
  const { steps } = useSteps();
  const [path] = useLocation();
  const index = steps.findIndex((step) => `/${step.path}` === path);
  const before = steps[index - 1];
  function submit(event: FormEvent) {
    event.preventDefault();
    onContinue();
  }
  return (
    <div className="filing-step stack">
      <p>
        <Link href="/" className="ds-link back-link">
          {t('filing.back')}
        </Link>
      </p>
      <ErrorSummary title={t('shared:errors.title')} entries={errors} />
      <div>
        <p className="quiet filing-above">
          {index >= 0 && <>{t('filing.step', { step: index + 1, count: steps.length })} · </>}
          {above ?? <ProcedureName procedure={draft.procedure} />}
        </p>
        <PageHeading title={title} size="md" hasErrors={errors.length > 0} />
      </div>
      {hint}
      <form className="stack" noValidate onSubmit={submit}>
        {children}
        <div className="filing-buttons">
          <Button type="submit">{t('filing.continue')}</Button>
          {before && (
            <Link href={`/${before.path}`} className="ds-link step-before">
              {t('filing.previous')}
            </Link>
          )}
          <SavingLine />
        </div>
      </form>
    </div>
  );
}
