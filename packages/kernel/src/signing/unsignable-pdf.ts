/** Why a PDF cannot be signed: it asks for a password, forbids changes, cannot be read, was signed in a form that a further signature would
 * destroy, or cannot be written anew. */
export type UnsignableCause = 'password' | 'protected' | 'damaged' | 'signed-already' | 'not-rewritable';

/** The PDF cannot be signed without breaking it. */
export class UnsignablePdf extends Error {
  override readonly name = 'UnsignablePdf';
  readonly reason: UnsignableCause;

  constructor(reason: UnsignableCause, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}
