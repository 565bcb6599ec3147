import type { Calendar, LetterPress } from '@dongbo/kernel';
import type { Kysely } from 'kysely';
import type { ProceduresTables } from './tables.ts';

/** A person's signature under a PDF, with a key of the installation's own certificate authority. */
export interface Signatures {
  /** Signs as PAdES; the certificate is issued on first need. `db` is the transaction of the act. */
  sign(db: Kysely<ProceduresTables>, order: SignatureOrder): Promise<Uint8Array>;
  /** Can this PDF be signed without breaking it (not encrypted, not signed in a way that a further signature destroys)? */
  canSign(pdf: Uint8Array): Promise<boolean>;
}

export interface SignatureOrder {
  readonly pdf: Uint8Array;
  readonly personId: string;
  readonly personName: string;
  readonly unitName: string;
  readonly reason: string;
  readonly at: Date;
}

/** What this system needs from others, in its own words; wired in `server/src/wiring`. */
export interface ProceduresPorts {
  readonly letters: LetterPress;
  readonly signatures: Signatures;
  /** A calendar by its name; throws when there is none. */
  calendar(name: string): Calendar;
  /** The installation shows demonstration data: its official papers carry a watermark. */
  readonly demonstration: boolean;
}
