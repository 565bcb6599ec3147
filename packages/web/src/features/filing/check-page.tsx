import { useMutation } from '@tanstack/react-query';
import { useLocation, Link } from 'wouter';
import { api } from '../../lib/api.ts';
import { submitDossier } from '../../lib/endpoints.ts';
import { problemText } from '../../lib/problem.ts';
import { spacePrefix } from '../../lib/space.ts';
import { useTexts } from '../../lib/texts.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { CheckAnswers } from './check-answers.tsx';
import { useDraft } from './draft-context.tsx';
import { SavingLine } from './saving-line.tsx';
import { unsentShelf } from './unsent.ts';
import { useSteps } from './use-steps.ts';

/** All answers for checking, what is still missing, and the button that files. */
export function CheckPage() {
  const { t, language } = useTexts();
  const { draft, saving, keeper } = useDraft();
  const { steps } = useSteps();
  const [, go] = useLocation();
  const missing = steps.filter(({ kind, state }) => (kind === 'unit' || kind === 'section') && state !== 'done');
  const submit = useMutation({
    mutationFn: async () => {
      await keeper.flush();
      const kept = keeper.get();
      if (kept.saving.kind !== 'saved') return null;
      return await api.call(submitDossier, { draftId: kept.draft.id, version: kept.draft.version });
    },
    onSuccess: (dossier) => {
      if (dossier === null) return;
      unsentShelf(draft.id).clear();
      go(`~${spacePrefix}/nop-ho-so/da-nop/${dossier.id}`, { replace: true });
    },
  });
  const notKept = submit.isSuccess && submit.data === null && saving.kind !== 'saved';
  return (
    <div className="filing-step stack">
      <p>
        <Link href="/" className="ds-link back-link">
          {t('filing.back')}
        </Link>
      </p>
      <div>
        <p className="quiet filing-above" lang="vi">
          {draft.procedure.name}
        </p>
        <PageHeading title={t('check.title')} />
      </div>
      {missing.length > 0 && (
        <Alert tone="warning" title={t('check.missing', { count: missing.length })}>
          <ul className="missing-list">
            {missing.map((step) => (
              <li key={step.path}>
                <Link href={`/${step.path}?sua`} className="ds-link">
                  {step.kind === 'section'
                    ? `${step.form.title[language]}: ${step.form.sections.find(({ id }) => id === step.sectionId)?.title[language] ?? ''}`
                    : t(`task.${step.kind}`)}
                </Link>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <CheckAnswers />
      {submit.isError && (
        <Alert tone="danger" live="assertive" title={t('check.failed')}>
          <p>{problemText(t, submit.error)}</p>
        </Alert>
      )}
      {notKept && (
        <Alert tone="danger" live="assertive" title={t('check.failed')}>
          <p>{t('check.not-kept')}</p>
        </Alert>
      )}
      {missing.length === 0 && <p>{t('check.statement')}</p>}
      <div className="filing-buttons">
        {missing.length === 0 && (
          <Button busy={submit.isPending} onClick={() => submit.mutate()}>
            {t('check.submit')}
          </Button>
        )}
        <SavingLine />
      </div>
    </div>
  );
}
