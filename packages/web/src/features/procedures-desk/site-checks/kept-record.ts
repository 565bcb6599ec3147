import type { FileRef } from '@dongbo/contract';
import type { SiteCheckOutcome } from '@dongbo/contract/procedures';
import { unsentShelf } from '../../../lib/unsent.ts';
import type { TypedMoment } from './moment-field.tsx';

/** What somebody has typed in the field. */
export interface TypedRecord {
  readonly start: TypedMoment;
  readonly end: TypedMoment;
  readonly place: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly present: readonly string[];
  readonly ownerPresent: boolean;
  readonly findings: string;
  readonly objections: string;
  readonly outcome: SiteCheckOutcome | '';
  readonly files: readonly FileRef[];
  /** Why minutes are put right; empty where there were none. */
  readonly reason: string;
}

/** Where it lies in this browser, sealed under the key of its person as drafts at the counter are, until the server has it: a line that is
 * lost in the field loses nothing. */
export const shelfOfRecord = (siteCheckId: string) => unsentShelf<TypedRecord>(`site-check-${siteCheckId}`);
