import { useMutation, useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useLocation } from 'wouter';
import type { OutputOf } from '@dongbo/contract';
import { api } from '../../../lib/api.ts';
import { spacePrefix } from '../../../lib/space.ts';
import { useTexts, withTexts } from '../../../lib/texts.ts';
import { pageOf } from '../../../ui/page-of.ts';
import { summaryTexts } from './summary-texts.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { Await, Failed, Loading } from '../../../ui/states.tsx';
import { DraftList } from '../dossiers/draft-list.tsx';
import { draftsQuery } from '../dossiers/queries.ts';
import { OfficialName } from '../official-name.tsx';
import { ProcedureName } from '../procedure-name.tsx';
import { getProcedure, startDraft, type listDrafts } from '../endpoints.ts';

// Who signs in to file comes here next: the two are one part of the program.
export { Purpose } from '../purpose.tsx';

// Rules that read the publication: the page begins without them.
const ProcedureSummary = pageOf(
  withTexts([summaryTexts], async () => (await import('./procedure-summary.tsx')).ProcedureSummary),
);

/** Before a filing begins: unfinished ones of the same procedure to go on with, or a new one. Nothing is kept by looking. */
export function StartPage({ code }: { readonly code: string }) {
  const { t } = useTexts('procedures-portal');
  const procedure = useQuery({
    queryKey: ['procedure', code],
    queryFn: ({ signal }) => api.call(getProcedure, { code }, { signal }),
  });
  const drafts = useQuery(draftsQuery);
  if (procedure.isError)
    return (
      <div className="prose">
        <PageHeading title={t('start.failed')} />
        <Failed error={procedure.error} onRetry={() => void procedure.refetch()} />
        <p>
          <Back code={code} />
        </p>
      </div>
    );
  return (
    <Await query={procedure} page>
      {(one) => (
        <div className="prose stack">
          <div>
            <p className="filing-above">
              <strong>
                <ProcedureName procedure={one} />
              </strong>
            </p>
            <PageHeading title={t('start.title')} />
            <OfficialName procedure={one} />
          </div>
          <Suspense fallback={<Loading />}>
            <ProcedureSummary procedure={one} />
          </Suspense>
          <p>{t('start.text')}</p>
          <Await query={drafts}>
            {(all) => <Begin code={code} unfinished={all.filter((draft) => draft.procedureCode === code)} />}
          </Await>
        </div>
      )}
    </Await>
  );
}

function Back({ code }: { readonly code: string }) {
  const { t } = useTexts('procedures-portal');
  return (
    <ButtonLink variant="secondary" href={`${spacePrefix}/thu-tuc/${encodeURIComponent(code)}`}>
      {t('start.procedure')}
    </ButtonLink>
  );
}

type Drafts = OutputOf<typeof listDrafts>['items'];

function Begin({ code, unfinished }: { readonly code: string; readonly unfinished: Drafts }) {
  const { t } = useTexts('procedures-portal');
  const [, go] = useLocation();
  const begin = useMutation({
    mutationFn: () => api.call(startDraft, { procedureCode: code, another: true }),
    onSuccess: (draft) => go(`/nop-ho-so/ban-nhap/${draft.id}`, { replace: true }),
  });
  return (
    <>
      {unfinished.length > 0 && <DraftList title={t('start.unfinished')} drafts={unfinished} />}
      {begin.isError && <Failed error={begin.error} onRetry={() => begin.mutate()} />}
      <div className="filing-buttons">
        <Button
          variant={unfinished.length > 0 ? 'secondary' : 'primary'}
          busy={begin.isPending}
          onClick={() => begin.mutate()}
        >
          {t(unfinished.length > 0 ? 'start.another' : 'start.begin')}
        </Button>
        <Back code={code} />
      </div>
    </>
  );
}
