/** Something has to be done first; the message is one line that says what. */
export class NotPrepared extends Error {
  override readonly name = 'NotPrepared';
}
