import provinces from './identity-provinces.json' with { type: 'json' };

const names = new Map(Object.entries(provinces.codes));

/** Name, as before 1 July 2025, of the province by whose code a personal number begins; apart from the check of numbers,
 * because a page that only checks does not need the names. */
export const identityProvinceName = (code: string | null): string | null =>
  code === null ? null : (names.get(code) ?? null);
