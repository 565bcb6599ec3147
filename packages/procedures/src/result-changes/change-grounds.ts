import { readFileSync } from 'node:fs';
import { Day, LocalText } from '@dongbo/contract';
import { ResultChangeKind } from '@dongbo/contract/procedures';
import { z } from 'zod';

const Ground = z.object({
  key: z.string().min(1),
  kind: ResultChangeKind,
  validFrom: Day,
  validTo: Day.nullable(),
  /** In general words: whoever holds the paper reads them, and nothing of the matter. */
  text: LocalText,
  provision: z.string().min(1),
});
export type ChangeGround = z.infer<typeof Ground>;

const { grounds } = z
  .object({ grounds: z.array(Ground).min(1) })
  .parse(JSON.parse(readFileSync(new URL('../../data/result-change-grounds.json', import.meta.url), 'utf8')));

const isInForce = ({ validFrom, validTo }: ChangeGround, day: string): boolean =>
  validFrom <= day && (validTo ?? day) >= day;

/** The grounds that an official may choose on a day (YYYY-MM-DD). */
export const changeGroundsOn = (day: string): ChangeGround[] => grounds.filter((ground) => isInForce(ground, day));

/** A ground of a kind by its key, with the provision of a day (YYYY-MM-DD); also one that was no longer in force then: records name it. */
export function changeGroundOf(
  { kind, ground }: { kind: ResultChangeKind; ground: string },
  day: string,
): ChangeGround {
  const own = grounds.filter((one) => one.key === ground && one.kind === kind);
  const found = own.find((one) => isInForce(one, day)) ?? own.at(-1);
  if (found === undefined) throw new Error(`No ground ${ground} of ${kind}`);
  return found;
}

/** The ground as papers and pages state it: the sentence with its provision. */
export const writtenChangeGround = ({ text, provision }: ChangeGround): string => `${text.vi} (${provision})`;
