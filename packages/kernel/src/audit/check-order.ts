import type { Space } from '@dongbo/contract';
import type { DatabaseOptions } from '../db/database.ts';
import type { AuditVerdict } from './audit-check.ts';
import type { KeptHead } from './audit-evidence.ts';

/** What a thread is given that checks the audit of a space over a connection of its own. */
export interface CheckOrder {
  readonly space: Space;
  readonly database: Omit<DatabaseOptions, 'max'>;
  readonly keys: readonly { readonly id: string; readonly bytes: Uint8Array }[];
  readonly heads: readonly KeptHead[];
}

export type CheckAnswer = AuditVerdict;
