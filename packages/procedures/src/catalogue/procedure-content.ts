import type { Procedure, Warning } from '@dongbo/contract/procedures';

/** What one line says of a procedure, cleaned; everything of the contract's `Procedure` that comes from the source. */
export type ProcedureContent = Pick<
  Procedure,
  | 'code'
  | 'name'
  | 'field'
  | 'ministry'
  | 'levels'
  | 'handlers'
  | 'settledBy'
  | 'type'
  | 'decision'
  | 'subjects'
  | 'executingAgencies'
  | 'competentAuthority'
  | 'receptionAddress'
  | 'coordinatingAgency'
  | 'steps'
  | 'channels'
  | 'componentGroups'
  | 'legalBasis'
  | 'conditions'
  | 'results'
  | 'sourceUrl'
> & {
  /** Settled here, and the source names the online channel. */
  readonly fileable: boolean;
};

export type ProcedureLine =
  | {
      readonly ok: true;
      readonly procedure: ProcedureContent;
      readonly warnings: readonly Warning[];
      /** SHA-256 (hex) of procedure and warnings: two lines with the same hash say the same. */
      readonly hash: string;
    }
  | {
      readonly ok: false;
      /** `code` or `code: detail`, a code of `line-refusals.json`. */
      readonly reason: string;
      /** The procedure's code, if it could be read. */
      readonly code: string | null;
    };
