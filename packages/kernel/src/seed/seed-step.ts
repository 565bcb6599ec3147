import type { Space } from '@dongbo/contract';
import type { Clock } from '../clock.ts';
import type { SpaceDatabase } from '../db/database.ts';
import type { Services } from '../operation/services.ts';
import type { CallOperation } from '../operation/call-operation.ts';

/** What a seed has at hand: part of the assembled program. */
export interface SeedParts {
  readonly clock: Clock;
  readonly databases: Readonly<Record<Space, SpaceDatabase>>;
  /** Runs an operation inside this process; what a seed can do through operations it does through them. */
  readonly call: CallOperation;
  readonly worker: { readonly services: Pick<Services, 'deviceKey'> };
}

/** One piece of reference data that a system brings along. Running it again changes nothing. */
export interface SeedStep {
  /** Unique among all systems; stored with the fingerprint when it is done. */
  readonly name: string;
  /** For people who watch the progress bar, in Vietnamese. */
  readonly title: string;
  /** Loaded again when it changes. Null: quick, and looked at on every start. */
  readonly fingerprint: string | null;
  /** Takes seconds: tests of the assembled server leave it out and load a share themselves. */
  readonly large?: boolean;
  /** `onShare` is told how much is done, 0 to 1. */
  readonly run: (parts: SeedParts, onShare: (share: number) => void) => Promise<void>;
}
