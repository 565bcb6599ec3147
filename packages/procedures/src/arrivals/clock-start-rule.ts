import { dueAt, localDate, type Calendar, type UnitFacts } from '@dongbo/kernel';
import { clockStartOn } from './clock-start-data.ts';

interface Places {
  readonly receiving: Pick<UnitFacts, 'ancestors' | 'parent'>;
  readonly competent: Pick<UnitFacts, 'id' | 'kind'>;
}

/** Is the counter the competent body's own: that of the same commune, or the province's centre for the bodies of the province. Pure. */
export const isOwnCounter = ({ receiving, competent }: Places): boolean =>
  receiving.ancestors.includes(competent.id) || (competent.kind !== 'commune' && receiving.parent?.kind !== 'commune');

/** Does the time of what is received here at an instant wait until the competent agency has it? Pure. */
export const startsElsewhere = (places: Places, at: Date): boolean =>
  !isOwnCounter(places) && clockStartOn(localDate(at)).at === 'competent-agency';

/** Until when the counter has to send on what it received: the end of the same working day, after 15:00 of the next (Decree
 * 118/2025/NĐ-CP art. 18(2), in the calendar). Pure. */
export function forwardBy(receivedAt: Date, calendar: Calendar): Date {
  const due = dueAt({ receivedAt, limit: { unit: 'immediate', value: 0 }, calendar });
  if (due === null) throw new Error('A clock without a pause has no due instant');
  return due;
}
