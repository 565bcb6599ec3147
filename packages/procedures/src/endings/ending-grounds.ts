import { readFileSync } from 'node:fs';
import { LocalText } from '@dongbo/contract';
import { localDate } from '@dongbo/kernel';
import { z } from 'zod';

const Ground = z.object({
  key: z.string().min(1),
  kinds: z.array(z.enum(['refused', 'withdrawn', 'stopped'])).min(1),
  /** Nobody chooses it: the rule itself does. */
  byRule: z.boolean(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  text: LocalText,
  provision: z.string().min(1),
});
export type EndingGround = z.infer<typeof Ground>;

const { grounds } = z
  .object({ grounds: z.array(Ground).min(1) })
  .parse(JSON.parse(readFileSync(new URL('../../data/ending-grounds.json', import.meta.url), 'utf8')));

const isInForce = ({ validFrom, validTo }: EndingGround, day: string): boolean =>
  validFrom <= day && (validTo ?? day) >= day;

/** A ground by its key, with the provision of a day (YYYY-MM-DD); also one that was no longer in force then: records name it. */
export function groundOf(key: string, day: string): EndingGround {
  const own = grounds.filter((one) => one.key === key);
  const ground = own.find((one) => isInForce(one, day)) ?? own.at(-1);
  if (ground === undefined) throw new Error(`No ground ${key}`);
  return ground;
}

/** The ground as papers and pages state it: the sentence with its provision. */
export const writtenGround = ({ text, provision }: EndingGround): string => `${text.vi} (${provision})`;

/** The grounds that an official may choose on a day (YYYY-MM-DD). */
export const groundsOn = (day: string): EndingGround[] =>
  grounds.filter((ground) => !ground.byRule && isInForce(ground, day));

/** A ground on which an official may refuse at an instant; undefined: it is none. */
export const refusalGround = (asked: string, at: Date): EndingGround | undefined =>
  groundsOn(localDate(at)).find(({ key, kinds }) => key === asked && kinds.includes('refused'));
