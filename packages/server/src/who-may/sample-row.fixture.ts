import type { CallOf, Endpoint, FileId, PersonId, UnitId } from '@dongbo/contract';
import type { DossierId, DraftId } from '@dongbo/contract/procedures';
import type { AppointmentId } from '@dongbo/contract/sample';

/** What a call of somebody to whom the subject does not belong must come to.
 * - `hidden`: 404 (not found and not yours are one) or 403.
 * - `empty`: an answer without anything of the dossier.
 * - `zero`: an answer that counts nothing.
 * - `province`: only a role held for the whole province will do; at a commune, also at the right one, it is 403.
 * - `anywhere`: the same wherever the role is held. */
export type Elsewhere = 'hidden' | 'empty' | 'zero' | 'province' | 'anywhere';

export interface Sample {
  readonly endpoint: Endpoint;
  readonly input: unknown;
  readonly elsewhere: Elsewhere;
  /** What tells several calls of one operation apart. */
  readonly variant: string;
  readonly bytes: Buffer | null;
  /** The answer names the code of the subject to everybody. */
  readonly showsCode: boolean;
  /** The same asked for the whole province, but in the space where the subject is not. */
  readonly otherSpace: Elsewhere;
}

/** What the samples are about: a dossier that was received at the ward, a draft and an appointment, all of the same citizen. */
export interface Subject {
  readonly dossierId: DossierId;
  readonly code: string;
  readonly fileId: FileId;
  readonly draftId: DraftId;
  readonly appointmentId: AppointmentId;
  readonly oneStopId: UnitId;
  readonly communeId: UnitId;
  readonly specialistId: PersonId;
}

/** What a row says only where it differs from most. */
type Extra = Partial<Pick<Sample, 'variant' | 'bytes' | 'showsCode' | 'otherSpace'>>;

export const sample = <E extends Endpoint>(
  endpoint: E,
  input: CallOf<E>,
  elsewhere: Elsewhere,
  { variant = '', bytes = null, showsCode = false, otherSpace = elsewhere }: Extra = {},
): Sample => ({ endpoint, input, elsewhere, variant, bytes, showsCode, otherSpace });
