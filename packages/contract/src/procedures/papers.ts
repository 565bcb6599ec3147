import { z } from 'zod';
import { Day } from '../values.ts';

/** A paper is asked for only when an answer of a form says so. */
const PaperCondition = z.object({
  form: z.string().describe('Key of the form'),
  field: z.string().describe('Id of the field'),
  oneOf: z.array(z.string()).describe('The answer is one of these'),
});
export type PaperCondition = z.infer<typeof PaperCondition>;

export const ListedPaper = z.object({
  id: z.string().describe('Component of the procedure; in one case each stands once'),
  name: z.string().describe('Short name; the full text stands with the component'),
  handling: z
    .enum(['hand-in', 'show', 'form', 'e-form'])
    .describe(
      'Handed in; only shown; the form that is filled, on paper at the counter alone; the form that exists online alone',
    ),
  need: z.enum(['always', 'if-any']).describe('Needed in its cases, or only where it exists or applies'),
  cases: z.array(z.string()).describe('Keys of the cases in which it belongs; none: in every case'),
  when: PaperCondition.nullable().describe('Only when an answer says so; null: whatever was answered'),
  note: z.string().nullable().describe('What to know about it'),
});
export type ListedPaper = z.infer<typeof ListedPaper>;

/** The papers of a procedure as a short list: the case is asked first, then few papers with short names. */
export const PaperList = z
  .object({
    question: z.string().nullable().describe('Which case is it? Null where there is only one'),
    cases: z
      .array(
        z.object({
          key: z.string().describe('Key of the case'),
          name: z.string().describe('The case in plain words'),
          when: PaperCondition.nullable().describe('The answer that tells this case, so that it is not asked'),
        }),
      )
      .describe('Cases to choose from; none: there is only one'),
    papers: z.array(ListedPaper).describe('Papers of all cases'),
    sure: z
      .boolean()
      .describe('False: the published text could not be read with certainty, the whole of it is shown beside'),
    writtenBy: z.string().nullable().describe('Who wrote the list; null: read from the published text by the program'),
    writtenOn: Day.nullable().describe('When it was written'),
  })
  .meta({ id: 'PaperList' });
export type PaperList = z.infer<typeof PaperList>;
