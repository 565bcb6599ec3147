import type { Procedure } from '@dongbo/contract/procedures';
import { cutAtWord, shortNameOf } from './short-name.ts';

type Papers = Pick<Procedure, 'componentGroups' | 'papers'>;

const longest = 200;

type Groups = Papers['componentGroups'];

/** The papers of a version never change, and a version is kept whole (`papersOfVersion`): its texts are shortened once. */
const shortened = new WeakMap<Groups, ReadonlyMap<string, string>>();

function shortNames(groups: Groups): ReadonlyMap<string, string> {
  const known = shortened.get(groups);
  if (known !== undefined) return known;
  const made = new Map(groups.flatMap(({ items }) => items.map(({ id, name }) => [id, shortNameOf(name).name])));
  shortened.set(groups, made);
  return made;
}

/** What each component is called in a case: by its short name there, or else by the first words of its published text. Where no
 * case is known and cases call it by different names, by all of them: nobody knows which of them was handed in. Pure. */
export function paperNames({ componentGroups, papers }: Papers, paperCase: string | null): ReadonlyMap<string, string> {
  const names = new Map(shortNames(componentGroups));
  const listed = Map.groupBy(papers.papers, ({ id }) => id);
  for (const [id, called] of listed)
    names.set(id, cutAtWord([...new Set(called.map(({ name }) => name))].join(' hoặc '), longest));
  for (const { id, name, cases } of papers.papers)
    if (paperCase !== null && cases.includes(paperCase)) names.set(id, name);
  return names;
}

/** Components in the order in which the list shows them, then the others as published. Pure. */
export function paperOrder({ componentGroups, papers }: Papers): ReadonlyMap<string, number> {
  const listed = papers.papers.map(({ id }) => id);
  const all = componentGroups.flatMap(({ items }) => items.map(({ id }) => id));
  return new Map([...new Set([...listed, ...all])].map((id, index) => [id, index]));
}
