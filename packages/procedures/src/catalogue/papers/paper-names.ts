import type { Procedure } from '@dongbo/contract/procedures';
import { shortNameOf } from './short-name.ts';

type Papers = Pick<Procedure, 'componentGroups' | 'papers'>;

/** What each component is called in a case: by its short name there, or else by the first words of its published text. Pure. */
export function paperNames({ componentGroups, papers }: Papers, paperCase: string | null): ReadonlyMap<string, string> {
  const names = new Map(
    componentGroups.flatMap(({ items }) => items.map(({ id, name }) => [id, shortNameOf(name).name])),
  );
  for (const { id, name } of papers.papers) names.set(id, name);
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
