import { addNotices, holdersOf } from '@dongbo/kernel';
import type { Context } from '../define.ts';

interface Telling {
  /** Key of a text in the catalogue `notices`. */
  readonly key: string;
  /** Persons; who stands twice hears once. */
  readonly people: readonly string[];
  readonly facts: Readonly<Record<string, string>>;
  /** What the notice leads to. */
  readonly subjectId: string;
  /** What is told of: nobody hears of it twice under the same key. */
  readonly eventId: string;
}

/** A notice of the same words to each of these people. One statement, none where there is nobody. */
export async function tellPeople(
  ctx: Pick<Context, 'db' | 'now' | 'newId'>,
  { people, ...notice }: Telling,
): Promise<void> {
  await addNotices(
    ctx.db,
    [...new Set(people)].map((personId) => ({
      id: ctx.newId(),
      personId,
      system: 'procedures',
      ...notice,
      at: ctx.now,
    })),
  );
}

interface Place {
  readonly unitIds: readonly string[];
  readonly roles: readonly string[];
  /** Field of the procedure; null: grants that are limited to a field do not count. */
  readonly field: string | null;
}

/** The people who hold one of these roles at one of these units or above them in their body, each once. One statement. */
export async function holding(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { unitIds, roles, field }: Place,
): Promise<string[]> {
  const holders = await holdersOf(db, { unitIds, any: { roles }, field, at: now });
  return [...new Set(holders.map(({ personId }) => personId))];
}
