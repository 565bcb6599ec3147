import { formatInstant } from '@dongbo/kernel';

/** An instant as people say it: "08 giờ 30 phút ngày 12/03/2026". Pure. */
export function momentInWords(at: Date): string {
  const [day = '', time = ''] = formatInstant(at).split('T');
  const [hours = '', minutes = ''] = time.split(':');
  return `${hours} giờ ${minutes} phút ngày ${day.split('-').toReversed().join('/')}`;
}

/** When and where, as timelines and notices say it. Pure. */
export const inWords = (at: Date, place: string): string => `${momentInWords(at)}, tại ${place}`;
