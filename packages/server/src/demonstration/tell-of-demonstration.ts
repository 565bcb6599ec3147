import type { StreamHub } from '@dongbo/kernel';

/** Tells all open pages how much of the demonstration is there (0 to 1), and those that are opened until it is complete. */
export function tellOfDemonstration(streams: Pick<StreamHub, 'announce'>, share: number): void {
  // In whole percents, as pages show it.
  streams.announce({ kind: 'demonstration', share: Math.floor(share * 100) / 100 }, share < 1);
}
