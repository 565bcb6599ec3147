/** The raw answer as text, whatever an older draft may hold. */
export const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
