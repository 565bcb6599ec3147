import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useLocation, Link } from 'wouter';
import { api } from '../../../lib/api.ts';
import { submitDossier } from '../endpoints.ts';
import { problemOf, problemText } from '../../../lib/problem.ts';
import { spacePrefix } from '../../../lib/space.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { CheckAnswers } from './check-answers.tsx';
import { useDraft } from './draft-context.tsx';
import { SavingLine } from './saving-line.tsx';
import { isRequired } from './steps.ts';
import type { FilingStep } from './steps.ts';
import { OddAnswers } from './odd-answers.tsx';
import { unsentShelf } from '../../../lib/unsent.ts';
import { useSteps } from './use-steps.ts';

/** All answers for checking, what is still missing, and the button that files. */
export function CheckPage() {
  const { t } = useTexts('procedures-portal');
  const { draft, saving, keeper } = useDraft();
  const { steps } = useSteps();
  const [, go] = useLocation();
  const missing = steps.filter((step) => isRequired(step) && step.state !== 'done');
  // What was asked about once and is meant: each question is asked a single time.
  const meant = useRef({ again: false, withoutPapers: false });
  const submit = useMutation({
    mutationFn: async () => {
      await keeper.flush();
      const kept = keeper.get();
      if (kept.saving.kind !== 'saved') return null;
      return await api.call(submitDossier, { draftId: kept.draft.id, version: kept.draft.version, ...meant.current });
    },
    onSuccess: (dossier) => {
      if (dossier === null) return;
      unsentShelf(draft.id).clear();
      go(`~${spacePrefix}/nop-ho-so/da-nop/${dossier.id}`, { replace: true });
    },
  });
  const confirm = (part: Partial<typeof meant.current>) => {
    meant.current = { ...meant.current, ...part };
    submit.mutate();
  };
  const notKept = submit.isSuccess && submit.data === null && saving.kind !== 'saved';
  return (
    <div className="filing-step stack">
      <p>
        <Link href="/" className="ds-link back-link">
          {t('filing.back')}
        </Link>
      </p>
      <CheckHead />
      <MissingSteps steps={missing} />
      <OddAnswers />
      <CheckAnswers />
      {submit.isError && (
        <Refused
          error={submit.error}
          onAgain={() => confirm({ again: true })}
          onWithout={() => confirm({ withoutPapers: true })}
        />
      )}
      {notKept && <NotSubmitted text={t('check.not-kept')} />}
      {missing.length === 0 && <p>{t('check.statement')}</p>}
      <div className="filing-buttons">
        {missing.length === 0 && (
          <Button busy={submit.isPending} onClick={() => confirm({})}>
            {t('check.submit')}
          </Button>
        )}
        <SavingLine />
      </div>
    </div>
  );
}

interface RefusedProps {
  readonly error: Error;
  readonly onAgain: () => void;
  readonly onWithout: () => void;
}

function CheckHead() {
  const { t } = useTexts('procedures-portal');
  const { draft } = useDraft();
  return (
    <div>
      <p className="quiet filing-above" lang="vi">
        {draft.procedure.name}
      </p>
      <PageHeading title={t('check.title')} />
    </div>
  );
}

/** Why it was not filed; the same filed shortly before can be looked at, or filed once more. */
function Refused({ error, onAgain, onWithout }: RefusedProps) {
  const { t } = useTexts('procedures-portal');
  const { code, facts } = problemOf(error);
  if (code === 'dossier.papers-missing' || code === 'dossier.no-papers') {
    return (
      <Alert tone="warning" live="assertive" title={t('check.papers-missing')}>
        <p lang="vi">{problemText(t, error)}</p>
        <p className="row-buttons">
          <Link href="/giay-to?sua" className="ds-button">
            {t('check.add-papers')}
          </Link>
          <Button variant="secondary" onClick={onWithout}>
            {t('check.without-papers')}
          </Button>
        </p>
      </Alert>
    );
  }
  return (
    <NotSubmitted text={problemText(t, error)}>
      {(code === 'dossier.filed-before' || code === 'dossier.same-runs') && (
        <p className="row-buttons">
          <Link href={`~${spacePrefix}/cua-toi/ho-so/${String(facts?.['dossierId'])}`} className="ds-link">
            {t('check.earlier')}
          </Link>
          <Button variant="secondary" onClick={onAgain}>
            {t('check.again')}
          </Button>
        </p>
      )}
    </NotSubmitted>
  );
}

function NotSubmitted({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  const { t } = useTexts('procedures-portal');
  return (
    <Alert tone="danger" live="assertive" title={t('check.failed')}>
      <p>{text}</p>
      {children}
    </Alert>
  );
}

/** What still has to be done, each a link to its page; from there one comes back here. */
function MissingSteps({ steps }: { readonly steps: readonly FilingStep[] }) {
  const { t, language } = useTexts('procedures-portal');
  if (steps.length === 0) return null;
  const nameOf = (step: FilingStep) => {
    if (step.kind !== 'section') return t(`task.${step.kind}`);
    const section = step.form.sections.find(({ id }) => id === step.sectionId);
    return `${step.form.title[language]}: ${section?.title[language] ?? ''}`;
  };
  return (
    <Alert tone="warning" title={t('check.missing', { count: steps.length })}>
      <ul className="missing-list">
        {steps.map((step) => (
          <li key={step.path}>
            <Link href={`/${step.path}?sua`} className="ds-link">
              {nameOf(step)}
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
