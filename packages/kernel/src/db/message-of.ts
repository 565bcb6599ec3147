/** What an error says, in one line. Node gives no message to what failed at every address of a host; then those of the
 * single tries are given. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error).replaceAll(/\s+/g, ' ').trim();
  const said =
    error instanceof AggregateError && error.message === '' ? error.errors.map(messageOf).join('; ') : error.message;
  return said.replaceAll(/\s+/g, ' ').trim() || error.name;
}
