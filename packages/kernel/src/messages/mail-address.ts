import { z } from 'zod';

/** The one form of a mail address in which it is kept and counted; null: it is none. */
export function readMailAddress(typed: string): string | null {
  const read = z.email().max(254).safeParse(typed.trim());
  if (!read.success) return null;
  const at = read.data.lastIndexOf('@');
  return read.data.slice(0, at) + read.data.slice(at).toLowerCase();
}
