import { keepPreviousData } from '@tanstack/react-query';

interface ByKey {
  readonly initialPageParam: string | undefined;
  readonly getNextPageParam: (last: { readonly nextCursor: string | null }) => string | undefined;
  readonly placeholderData: typeof keepPreviousData;
}

/** Reading a list page by page by the server's cursor; while a filter changes, the old rows stay where they are. */
export const byKey: ByKey = {
  initialPageParam: undefined,
  getNextPageParam: (last) => last.nextCursor ?? undefined,
  placeholderData: keepPreviousData,
};

export const pageSize = 100;
