import { Day } from '@dongbo/contract';
import type { ListedPaper, PaperCondition, PaperList, Procedure } from '@dongbo/contract/procedures';
import { z } from 'zod';
import data from '../../../data/catalogue/papers.json' with { type: 'json' };
import { byAuthorisation } from './read-papers.ts';

const Condition = z.union([
  z.literal('by-authorisation'),
  z.strictObject({ form: z.string(), field: z.string(), oneOf: z.array(z.string()).min(1) }),
]);

const Curated = z.strictObject({
  code: z.string().regex(/^\d\.\d{6}$/),
  question: z.string().min(1).optional(),
  cases: z
    .array(z.strictObject({ key: z.string().min(1), name: z.string().min(1), when: Condition.optional() }))
    .min(2)
    .optional(),
  papers: z
    .array(
      z.strictObject({
        /** Component of the carried catalogue, and how its published text begins: in another version it is found by that. */
        of: z.string().min(1),
        begins: z.string().min(8),
        name: z.string().min(1).max(120),
        handling: z.enum(['hand-in', 'show', 'form', 'e-form']),
        need: z.enum(['always', 'if-any']).default('always'),
        cases: z.array(z.string()).default([]),
        when: Condition.optional(),
        note: z.string().min(1).optional(),
      }),
    )
    .min(1),
});
type Curated = z.infer<typeof Curated>;

/** Short lists written by people for the procedures used most, with their source, who wrote them and when. */
export const curatedPapers = z
  .strictObject({
    about: z.string(),
    source: z.string().min(1),
    writtenBy: z.string().min(1),
    writtenOn: Day,
    procedures: z.array(Curated),
  })
  .parse(data);

const byCode = new Map(curatedPapers.procedures.map((one) => [one.code, one]));

const conditionOf = (condition: z.infer<typeof Condition> | undefined): PaperCondition | null =>
  condition === undefined ? null : condition === 'by-authorisation' ? byAuthorisation : condition;

const begins = (text: string, start: string): boolean => text.replace(/\s+/gu, ' ').startsWith(start);

/** The component that is meant: under its id, or wherever a later version has it. */
function componentOf(
  { of, begins: start }: Curated['papers'][number],
  groups: Procedure['componentGroups'],
): string | null {
  const items = groups.flatMap((group) => group.items);
  const own = items.find(({ id }) => id === of);
  if (own !== undefined && begins(own.name, start)) return of;
  return items.find(({ name }) => begins(name, start))?.id ?? null;
}

/** The list that was written for a procedure; null where nobody has written one, or where the published text is another by now
 * and names other papers. Without an electronic form of its own here nothing stands in for the official one: it is handed in.
 * Pure. */
export function writtenPapers(
  { code, componentGroups }: Pick<Procedure, 'code' | 'componentGroups'>,
  ownForm: boolean,
): PaperList | null {
  const curated = byCode.get(code.split('.').slice(0, 2).join('.'));
  if (curated === undefined) return null;
  const papers: ListedPaper[] = [];
  for (const paper of curated.papers) {
    const id = componentOf(paper, componentGroups);
    if (id === null) return null;
    const { name, need, cases, note } = paper;
    const handling = paper.handling === 'form' && !ownForm ? 'hand-in' : paper.handling;
    papers.push({ id, name, handling, need, cases, when: conditionOf(paper.when), note: note ?? null });
  }
  const { writtenBy, writtenOn } = curatedPapers;
  return {
    question: curated.question ?? null,
    cases: (curated.cases ?? []).map(({ key, name, when }) => ({ key, name, when: conditionOf(when) })),
    papers,
    sure: true,
    writtenBy,
    writtenOn,
  };
}
