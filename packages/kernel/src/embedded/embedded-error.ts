/** The embedded PostgreSQL cannot be brought up; the message says in plain words what to do. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError';
}
