import type { ReactNode } from 'react';
import { useCallback } from 'react';
import { Failed, Loading, Offline } from '../states.tsx';

interface PagedQuery<T> {
  readonly data: { readonly pages: readonly { readonly items: readonly T[] }[] } | undefined;
  readonly error: unknown;
  readonly fetchStatus: 'fetching' | 'paused' | 'idle';
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isPlaceholderData: boolean;
  readonly fetchNextPage: () => unknown;
  readonly refetch: () => unknown;
}

interface PagedTableProps<T> {
  readonly query: PagedQuery<T>;
  readonly empty: ReactNode;
  readonly children: (rows: readonly T[], onNearEnd: () => void, waiting: boolean) => ReactNode;
}

/** The states of a list that is read page by page; rows that are there stay in their place whatever happens behind. */
export function PagedTable<T>({ query, empty, children }: PagedTableProps<T>) {
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isPlaceholderData, error } = query;
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && error === null) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, error]);
  const retry = () => void query.refetch();
  if (query.data === undefined) {
    if (query.fetchStatus === 'paused') return <Offline />;
    return error === null ? <Loading /> : <Failed error={error} onRetry={retry} />;
  }
  const rows = query.data.pages.flatMap(({ items }) => items);
  return (
    <>
      {error !== null && <Failed error={error} onRetry={retry} />}
      <div className="desk-paged" aria-busy={isPlaceholderData}>
        {rows.length === 0 ? empty : children(rows, onNearEnd, isFetchingNextPage)}
      </div>
    </>
  );
}
