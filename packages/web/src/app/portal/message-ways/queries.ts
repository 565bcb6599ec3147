import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { listMessageWays, listMySimulatedMessages } from './endpoints.ts';

/** While a code is on its way, whether it went is looked for. */
const lookAgainMs = 3_000;

export const messageWaysQuery = queryOptions({
  queryKey: ['message-ways'],
  queryFn: ({ signal }) => api.call(listMessageWays, {}, { signal }),
  refetchInterval: ({ state }) =>
    state.data?.items.some(({ asked }) => asked?.sending === 'waiting') ? lookAgainMs : false,
});

/** It comes within seconds; whoever waits for a code looks again until it is there. */
export const simulatedMessagesQuery = queryOptions({
  queryKey: ['simulated-messages'],
  queryFn: ({ signal }) => api.call(listMySimulatedMessages, {}, { signal }),
  refetchInterval: lookAgainMs,
});
