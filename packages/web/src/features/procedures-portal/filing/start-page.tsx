import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { api } from '../../../lib/api.ts';
import { startDraft } from '../endpoints.ts';
import { spacePrefix } from '../../../lib/space.ts';
import { useTexts } from '../../../lib/texts.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { Failed, Loading } from '../../../ui/states.tsx';

/** Begins a filing, or takes up the unfinished one of the same procedure, and goes to its task list. */
export function StartPage({ code }: { readonly code: string }) {
  const { t } = useTexts('procedures-portal');
  const [, go] = useLocation();
  const { mutate, error, isIdle } = useMutation({
    mutationFn: () => api.call(startDraft, { procedureCode: code }),
    onSuccess: (draft) => go(`/nop-ho-so/ban-nhap/${draft.id}`, { replace: true }),
  });
  useEffect(() => {
    if (isIdle) mutate();
  }, [isIdle, mutate]);
  if (error === null) return <Loading />;
  return (
    <div className="prose">
      <PageHeading title={t('start.failed')} />
      <Failed error={error} onRetry={() => mutate()} />
      <p>
        <ButtonLink variant="secondary" href={`${spacePrefix}/thu-tuc/${encodeURIComponent(code)}`}>
          {t('start.procedure')}
        </ButtonLink>
      </p>
    </div>
  );
}
