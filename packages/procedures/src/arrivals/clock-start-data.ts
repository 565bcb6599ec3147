import { readFileSync } from 'node:fs';
import { LocalText } from '@dongbo/contract';
import { z } from 'zod';

const Start = z.object({
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  at: z.enum(['one-stop', 'competent-agency']),
  ground: z.string().min(1),
  source: z.string().min(1),
});

const { starts, mark } = z
  .object({ starts: z.array(Start).min(1), mark: LocalText })
  .parse(JSON.parse(readFileSync(new URL('../../data/filed-anywhere.json', import.meta.url), 'utf8')));

/** What the inbox says beside the step of a dossier whose arrival nobody has confirmed. */
export const onItsWayMark: LocalText = mark;

/** Where the time of what another body's counter took in started, on a day (YYYY-MM-DD), and by which provision. */
export function clockStartOn(day: string): Pick<z.infer<typeof Start>, 'at' | 'ground'> {
  const rule = starts.findLast(({ validFrom, validTo }) => validFrom <= day && (validTo ?? day) >= day);
  if (rule === undefined) throw new Error(`No rule says where the time of a dossier starts on ${day}`);
  return rule;
}
