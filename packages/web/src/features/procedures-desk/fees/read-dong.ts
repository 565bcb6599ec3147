import { mostDong } from '@dongbo/contract/procedures';

/** An amount as it is typed, with points or spaces between thousands: "15.000"; null for what is none. Pure. */
export function readDong(text: string): number | null {
  const digits = text.replaceAll(/[\s.,]/g, '');
  if (!/^\d{1,12}$/.test(digits)) return null;
  const amount = Number(digits);
  return amount <= mostDong ? amount : null;
}
