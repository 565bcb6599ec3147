import { Day } from '@dongbo/contract';
import { messagesOf, type NewMessage } from '@dongbo/kernel';
import { z } from 'zod';
import data from '../../data/messages.json' with { type: 'json' };

const Rules = z.object({
  validFrom: Day,
  goesOut: z.array(z.object({ key: z.string(), to: z.enum(['everybody', 'paper']) })),
});
const rules = Rules.parse(data);
const goesTo = new Map(rules.goesOut.map(({ key, to }) => [key, to]));

/** What is sent of this system outside of the platform. */
export const procedureMessages = messagesOf('procedures');

/** A change as the page tells it to an owner. */
interface Told {
  readonly key: string;
  readonly dossierId: string;
  readonly code: string;
  /** Null: it was handed in on paper, and its owner has no page. */
  readonly personId: string | null;
  readonly eventId: string;
  readonly at: Date;
  /** An instant or a day, as notices name it; null: none. */
  readonly date: string | null;
  /** The date is the last one on which something can be done. */
  readonly isLastDay: boolean;
}

/** The same for outside of the platform: its code and a day, never a name or a matter. Null: it does not go out. Pure. */
export function messageOf({ key, dossierId, code, personId, eventId, at, date, isLastDay }: Told): NewMessage | null {
  const to = goesTo.get(key);
  if (to === undefined || (to === 'paper' && personId !== null)) return null;
  const day = date?.slice(0, 10) ?? null;
  return {
    personId,
    subjectId: dossierId,
    system: 'procedures',
    key,
    facts: { code, ...(day !== null && { day }) },
    eventId,
    at,
    until: isLastDay ? day : null,
  };
}
