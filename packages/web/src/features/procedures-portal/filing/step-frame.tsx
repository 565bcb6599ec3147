import type { FormEvent, ReactNode } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import type { SummaryEntry } from '../../../ui/error-summary.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { knownName, languageOfName } from '../procedure-name.tsx';
import { useDraft } from './draft-context.tsx';
import { SavingLine } from './saving-line.tsx';

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
  const { t, language } = useTexts('procedures-portal');
  const { draft } = useDraft();
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
        <p
          className="quiet filing-above"
          lang={above === undefined ? languageOfName(draft.procedure, language) : undefined}
        >
          {above ?? knownName(draft.procedure, language)}
        </p>
        <PageHeading title={title} size="md" />
      </div>
      {hint}
      <form className="stack" noValidate onSubmit={submit}>
        {children}
        <div className="filing-buttons">
          <Button type="submit">{t('filing.continue')}</Button>
          <SavingLine />
        </div>
      </form>
    </div>
  );
}
