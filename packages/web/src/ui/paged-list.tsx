import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Await } from './states.tsx';

interface PagedListProps<T> {
  readonly query: UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly T[] }>>;
  readonly empty: ReactNode;
  /** What the button for the next page says. */
  readonly more: string;
  readonly children: (items: readonly T[]) => ReactNode;
}

/** A list that is read page by page when somebody asks for more. */
export function PagedList<T>({ query, empty, more, children }: PagedListProps<T>) {
  return (
    <>
      <Await query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? empty : children(items);
        }}
      </Await>
      {query.hasNextPage && (
        <p>
          <Button variant="secondary" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {more}
          </Button>
        </p>
      )}
    </>
  );
}
