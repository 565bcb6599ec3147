import type { MessageWay } from '@dongbo/contract';

/** Which sentence is true of the ways that somebody has and that the province offers. Pure. */
export function howToldBy(ways: readonly MessageWay[]): 'sent' | 'can-choose' | 'here-alone' {
  if (ways.some(({ isOffered, state }) => isOffered && state === 'on')) return 'sent';
  return ways.some(({ isOffered }) => isOffered) ? 'can-choose' : 'here-alone';
}
