import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { problemOf, problemText } from '../lib/problem.ts';
import { useTexts } from '../lib/texts.ts';
import { Alert } from './alert.tsx';
import { Button } from './button.tsx';
import { PageHeading } from './page-heading.tsx';

/** Nothing for the first moment, then a word: a short wait must not flicker. */
export function Loading() {
  const { t } = useTexts();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="state-loading" role="status">
      {late && t('shared:state.loading')}
    </p>
  );
}

/** What would be here, and how to fill it. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="state-empty">
      <p className="state-empty-title">{title}</p>
      {children}
    </div>
  );
}

export function Offline() {
  const { t } = useTexts();
  return (
    <Alert tone="warning" title={t('shared:state.offline.title')} live="polite">
      <p>{t('shared:state.offline.text')}</p>
    </Alert>
  );
}

/** Trying again may help where the server or the line failed, was too busy, or something else came in between; what was refused
 * for a reason is refused again. */
const mayHelp = (status: number): boolean => status === 0 || status >= 500 || [408, 409, 425, 429].includes(status);

/** The server refused, did not find, or did not answer; with a way to try again where that can help. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry?: (() => void) | undefined }) {
  const { t } = useTexts();
  const { status, code, requestId } = problemOf(error);
  const refused = code === 'not-allowed' || code === 'not-found';
  return (
    <Alert
      tone={refused ? 'warning' : 'danger'}
      title={t(refused ? 'shared:state.refused' : 'shared:state.failed')}
      live="polite"
    >
      <p>{problemText(t, error)}</p>
      {requestId && status >= 500 && <p className="state-request">{t('shared:state.request', { id: requestId })}</p>}
      {onRetry && mayHelp(status) && (
        <p>
          <Button variant="secondary" onClick={onRetry}>
            {t('shared:state.retry')}
          </Button>
        </p>
      )}
    </Alert>
  );
}

/** A whole page that could not be shown: with its heading and title. */
export function FailedPage({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}) {
  const { t } = useTexts();
  return (
    <div className="prose">
      <PageHeading title={t('shared:state.refused')} />
      <Failed error={error} onRetry={onRetry} />
    </div>
  );
}

interface AwaitProps<Data> {
  readonly query: UseQueryResult<Data>;
  /** The query is what the whole page is about, so a failure is the page. */
  readonly page?: boolean;
  readonly children: (data: Data) => ReactNode;
}

/** Shows what a query brought, or the state it is in. Data that is there stays, whatever a later refresh says. */
export function Await<Data>({ query, page = false, children }: AwaitProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.fetchStatus === 'paused') return <Offline />;
  if (query.error && problemOf(query.error).code !== 'not-signed-in') {
    const Shown = page ? FailedPage : Failed;
    return <Shown error={query.error} onRetry={() => void query.refetch()} />;
  }
  return <Loading />;
}
