import { createHash } from 'node:crypto';
import { Day, LocalText } from '@dongbo/contract';
import { z } from 'zod';
import lifeEventData from '../../../data/catalogue/life-events.json' with { type: 'json' };
import ministryData from '../../../data/catalogue/missing-ministries.json' with { type: 'json' };
import noProcedureData from '../../../data/catalogue/no-procedure.json' with { type: 'json' };
import readingData from '../../../data/catalogue/readable.json' with { type: 'json' };
import wordData from '../../../data/catalogue/words.json' with { type: 'json' };

const Written = z.object({ writtenBy: z.string().min(1), writtenOn: Day });
const code = z.string().regex(/^\d\.\d{6}/);

const Readings = Written.extend({
  procedures: z.array(
    z.object({
      code,
      name: LocalText,
      sentence: z.string().min(1),
      for: z.array(z.enum(['person', 'business'])).min(1),
      events: z.array(z.string()).min(1),
    }),
  ),
});

const Words = Written.extend({
  words: z.array(
    z.discriminatedUnion('kind', [
      z.object({
        term: z.string().min(1),
        kind: z.enum(['everyday', 'english', 'ukrainian']),
        codes: z.array(code).min(1),
        source: z.string().min(1),
      }),
      z.object({
        term: z.string().min(1),
        kind: z.literal('synonym'),
        expansion: z.string().min(1),
        source: z.string().min(1),
      }),
      z.object({ term: z.string().min(1), kind: z.literal('filler'), source: z.string().min(1) }),
      z.object({
        term: z.string().min(1),
        kind: z.literal('absent'),
        ministry: z.string().min(1),
        source: z.string().min(1),
      }),
    ]),
  ),
});

/** Short names, plain sentences and life events, with who wrote them and when. */
export const readings = Readings.parse(readingData);
/** What people type, each word with its source. */
export const words = Words.parse(wordData);

/** Ministries of which the carried catalogue holds no procedure. */
export const missingMinistries = z
  .array(z.object({ key: z.string(), name: LocalText, source: z.string() }))
  .parse(ministryData.ministries);

/** Who does what people look for that is no procedure of any authority, in a sentence to them. */
export const doneElsewhere = z
  .array(z.object({ key: z.string(), says: LocalText, source: z.string().min(1) }))
  .parse(noProcedureData.bodies);

/** What happens in a life or a business, in the order in which it is shown. */
export const lifeEvents = z
  .array(z.object({ key: z.string(), audience: z.enum(['person', 'business']), name: LocalText }))
  .parse(lifeEventData.events);

/** Changes with the data, so that a start brings new words into an existing installation. */
export const wordsFingerprint = createHash('sha256')
  .update(JSON.stringify([readings, words]))
  .digest('hex');
