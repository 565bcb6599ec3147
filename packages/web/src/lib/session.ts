import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Session } from '@dongbo/contract';
import { api } from './api.ts';
import { getSession, signIn, signOut } from './endpoints.ts';
import { sessionLoss } from './session-loss.ts';
import { clearAllUnsent, keepUnsentOf } from './unsent.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await api.call(getSession, {}, { signal });
    keepUnsentOf(session);
    return session;
  },
});

export const useSession = () => useQuery(sessionQuery);

/** Takes over a session that was opened, and makes everything that was read before be read again in the new person's name. */
export function useEntered() {
  const client = useQueryClient();
  return async (session: Session): Promise<void> => {
    keepUnsentOf(session);
    client.setQueryData(sessionQuery.queryKey, session);
    sessionLoss.mend();
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  };
}

/** Sends name and password. The answer may be that a second step is awaited; `useEntered` takes over what was opened. */
export const useSignIn = () =>
  useMutation({
    mutationFn: (input: { username: string; password: string }) => api.call(signIn, input),
  });

/** Ends the session on the server and forgets everything the page has read. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.call(signOut, {}),
    onSuccess: () => {
      clearAllUnsent();
      client.clear();
      // What was typed in this tab belongs to who typed it.
      sessionStorage.clear();
    },
  });
}
